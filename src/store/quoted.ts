/** A text as SQL writes it, for statements that take no parameters. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
