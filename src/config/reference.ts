import { type ConfigFlags, resolveConfig, type Setting, variableOf } from './config.js';
import { configJsonSchema } from './json-schema.js';

const NO_FLAGS: Required<ConfigFlags> = {
  ...{ reports: undefined, gap: undefined, tz: undefined },
  ...{ store: undefined, webhook: undefined },
};

/** Every setting as a table in Markdown: its variable and option where it has them, its default, its meaning. */
export function settingsTable(): string {
  const settings = resolveConfig({ flags: NO_FLAGS, environment: {}, file: undefined, account: '~' });
  const rows: readonly Setting<unknown>[] = Object.values(settings);
  const schema: Described = JSON.parse(configJsonSchema());
  return [
    '| setting | variable, option | default | meaning |',
    '| --- | --- | --- | --- |',
    ...rows.map((setting) => rowOf(setting, schema)),
  ].join('\n');
}

function rowOf({ name, value }: Setting<unknown>, schema: Described): string {
  const others = [variableOf(name), name in NO_FLAGS ? `--${name}` : undefined];
  const shown = others.flatMap((other) => (other === undefined ? [] : [`\`${other}\``])).join(', ');
  return `| \`${name}\` | ${shown} | ${defaultText(value)} | ${meaningOf(name, schema)} |`;
}

const defaultText = (value: unknown): string => {
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === '{}' ? '' : `\`${text}\``;
};

interface Described {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Described>>;
}

/** As the schema says it; the data folder alone stands in no file. */
function meaningOf(name: string, schema: Described): string {
  if (name === 'home') return 'The data folder; in no configuration file.';
  const found = name.split('.').reduce<Described | undefined>((at, part) => at?.properties?.[part], schema);
  return (found?.description ?? '').replaceAll('|', '\\|');
}
