/** What one column of the store holds: its type in DuckDB, its unit, and what it means. */
export interface Column<Type extends ColumnType = ColumnType> {
  readonly type: Type;
  readonly unit: string;
  readonly meaning: string;
  /** Text that came out of transcripts or names files: exports redact it. */
  readonly foreign: boolean;
}

export type ColumnType = 'VARCHAR' | 'BIGINT' | 'DOUBLE' | 'TIMESTAMP' | 'BOOLEAN' | 'VARCHAR[]' | 'BLOB';

/** A value as it goes into a column; instants are milliseconds here. */
interface Values {
  readonly VARCHAR: string;
  readonly BIGINT: number | bigint;
  readonly DOUBLE: number;
  readonly TIMESTAMP: number;
  readonly BOOLEAN: boolean;
  readonly 'VARCHAR[]': readonly string[];
  readonly BLOB: Uint8Array;
}
export type Value = Values[ColumnType] | undefined;

export interface Table {
  readonly meaning: string;
  readonly columns: Readonly<Record<string, Column>>;
}

/** A row of a table: every column is given, and `undefined` where it is not known. */
export type RowOf<Of extends Table> = {
  readonly [Name in keyof Of['columns']]: Values[Of['columns'][Name]['type']] | undefined;
};

export const text = (meaning: string): Column<'VARCHAR'> => column('VARCHAR', '', meaning);

/** A name or words from a transcript. */
export const foreign = (meaning: string): Column<'VARCHAR'> => ({ ...text(meaning), foreign: true });

export const texts = (meaning: string): Column<'VARCHAR[]'> => column('VARCHAR[]', '', meaning);
export const count = (meaning: string, unit = ''): Column<'BIGINT'> => column('BIGINT', unit, meaning);
export const seconds = (meaning: string): Column<'DOUBLE'> => column('DOUBLE', 's', meaning);
export const number = (meaning: string, unit: string): Column<'DOUBLE'> => column('DOUBLE', unit, meaning);
export const instant = (meaning: string): Column<'TIMESTAMP'> => column('TIMESTAMP', 'UTC', meaning);
export const flag = (meaning: string): Column<'BOOLEAN'> => column('BOOLEAN', '', meaning);
export const bytes = (meaning: string): Column<'BLOB'> => column('BLOB', '', meaning);

const column = <Type extends ColumnType>(type: Type, unit: string, meaning: string): Column<Type> => ({
  type,
  unit,
  meaning,
  foreign: false,
});
