import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A query of a folder: `name.sql`, whose first comment says what it gives. */
export interface NamedQuery {
  readonly name: string;
  readonly file: string;
  readonly sql: string;
  readonly about: string;
}

/** Queries of all folders by name; those of a later folder replace those of an earlier one. */
export function readQueries(folders: readonly string[]): ReadonlyMap<string, NamedQuery> {
  const queries = folders.flatMap(queriesIn);
  return new Map(queries.map((query) => [query.name, query]).sort() as [string, NamedQuery][]);
}

function queriesIn(folder: string): readonly NamedQuery[] {
  return namesIn(folder)
    .filter((name) => /^[\w-]+\.sql$/.test(name))
    .map((name) => {
      const file = join(folder, name);
      const sql = readFileSync(file, 'utf8');
      return { name: name.slice(0, -'.sql'.length), file, sql, about: aboutOf(sql) };
    });
}

const aboutOf = (sql: string): string => /^--\s*(.*)/.exec(sql.trimStart())?.[1] ?? '';

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    return [];
  }
}
