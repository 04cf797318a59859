import { ROLLUPS, type View } from '../statistics/counts.js';
import { MEASURES } from '../statistics/measures.js';
import type { Question } from '../statistics/question.js';
import { QUESTIONS } from '../statistics/questions.js';
import type { Column, Table } from './column.js';
import { FOR_ANALYSTS, TABLES } from './dictionary.js';
import { SCHEMA_VERSION } from './schema-version.js';

/** The data dictionary: what `README.md` beside this file says between its two marks. */
export function dataDictionary(): string {
  const tables = Object.entries(TABLES).map(([name, table]) => tableText(name, table));
  return [
    `Version ${SCHEMA_VERSION} of the schema. Times are UTC, durations seconds; what is not known is \`NULL\`, never 0.`,
    '## Tables',
    ...tables,
    '## Views',
    ...viewTexts(FOR_ANALYSTS),
    '## Roll-ups',
    'What statistics add up. The snapshot holds these as tables, and to ask them takes a small part of the time.',
    ...viewTexts(ROLLUPS),
    '## Measures',
    'What the statistics commands print of all sessions and of each group; `--metric` takes their names.',
    meanings(Object.entries(MEASURES).map(([name, { meaning }]) => [name, meaning])),
    ...QUESTIONS.map(questionText),
  ].join('\n\n');
}

function questionText({ name, tables }: Question): string {
  const texts = tables.map((table) => {
    const columns = table.columns.map((one) => [one.name, one.meaning] as const);
    return `#### \`${table.name}\`\n\n${table.meaning}\n\n${meanings(columns)}`;
  });
  return [`### Of \`frictionlog ${name}\``, ...texts].join('\n\n');
}

const meanings = (rows: readonly (readonly [name: string, meaning: string])[]): string =>
  [
    '| name | meaning |',
    '| --- | --- |',
    ...rows.map(([name, meaning]) => `| \`${name}\` | ${meaning.replaceAll('|', '\\|')} |`),
  ].join('\n');

const viewTexts = (views: Readonly<Record<string, View>>): readonly string[] =>
  Object.entries(views).map(
    ([name, { meaning, sql }]) => `### \`${name}\`\n\n${meaning}\n\n\`\`\`sql\n${sql}\n\`\`\``,
  );

function tableText(name: string, { meaning, columns }: Table): string {
  const rows = Object.entries(columns).map(([column, definition]) => rowText(column, definition));
  return [
    `### \`${name}\`\n\n${meaning}\n`,
    '| column | type | unit | meaning |',
    '| --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

const rowText = (name: string, { type, unit, meaning }: Column): string =>
  `| \`${name}\` | ${type} | ${unit} | ${meaning} |`;
