import { HOSTS, PEOPLE } from './mask-people.js';
import { maskSecrets, SECRETS } from './mask-secrets.js';

/** A line with its values replaced by what they are. Codes of errors (`TS2307`, `HTTP 404`) stay: they name the cause. */
export const maskValues = (line: string): string => masked(line, VALUES);

/** The same with its names and paths left as they are: what changes from one run to the next is gone. */
export const maskNumbers = (line: string): string => masked(line, NUMBERS);

/** Whether a masked line fills its length, so that it may end inside a word. */
export const isCut = (template: string): boolean => template.length >= LONGEST_TEMPLATE;

const masked = (line: string, values: typeof VALUES): string => {
  let text = maskSecrets(line.slice(0, LONGEST)).replace(/^\s*(?:[×✖✗✘❌●⚠]\ufe0f?\s+)/, '');
  for (const [pattern, kind] of values) text = text.replace(pattern, kind);
  return text.replace(/\s+/g, ' ').trim().slice(0, LONGEST_TEMPLATE).trim();
};

const LONGEST = 400;
const LONGEST_TEMPLATE = 200;

/** In this order: an earlier kind holds later ones. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/\b[a-z][a-z\d+.-]{1,15}:\/\/[^\s"'`<>)\]]+/gi, '<url>'],
  [/\b[\w.-]+@[\w.-]+:[\w./-]+/g, '<url>'],
  ...PEOPLE,
  [/\b[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\b/gi, '<uuid>'],
  [/"[^"]*"|`[^`]*`|(?<!\w)'[^']*'(?!\w)|[‘“][^’”]*[’”]/g, '<name>'],
  [
    /(?<![\w/.-])\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?![\w/.-])/g,
    '<date>',
  ],
  [/(?<![\w<])(?:[A-Za-z]:[\\/]|~?\/|\.{1,2}\/|@?[\w.+-]+\/(?![\s>]))[^\s"'`,;:()[\]{}<>]*/g, '<path>'],
  [
    /(?<![\w<./])[\w-][\w.-]*\.(?:[cm]?[jt]sx?|go|rs|py|rb|java|kt|swift|c|h|cc|cpp|hpp|cs|php|sh|sql|json|jsonl|ya?ml|toml|lock|md|mdx|css|scss|html|vue|svelte|txt|log|xml|env|ini|cfg|conf|proto|tf|gradle|pid|sock|db|csv|zip|gz|tgz|png|svg)\b/gi,
    '<path>',
  ],
  ...HOSTS,
  [/\b\d\d?:\d\d:\d\d(?:[.,]\d+)?\b/g, '<time>'],
  [/<path>(?:[:(]\d+(?:[:,]\d+)*\)?)+/g, '<path>'],
  [/\b(?=[a-f\d]*\d)(?=[a-f\d]*[a-f])[a-f\d]{7,64}\b/gi, '<hash>'],
  [/\b0x[\da-f]+\b/gi, '<hash>'],
  [/(?<![\w<])[v^~]?\d+\.\d+\.\d+(?:[-+][\w.-]+)?/g, '<version>'],
  [
    /(?<![\w.<])(?:\d+(?:\.\d+)?\s?(?:ms|µs|ns|secs?|seconds?|s|mins?|minutes?|m|hours?|h))+(?!\w)/g,
    '<duration>',
  ],
  [/(?<![\w.<])\d+(?:\.\d+)?\s?[kKMGT]i?B?(?!\w)/g, '<size>'],
  [/(?<!\bHTTP(?:\/[\d.]+)? |\bstatus(?: code)?:? |[\w<])-?\d+(?:[.,]\d+)*(?!\w)/gi, '<n>'],
];

/** What stands for a value in a masked line, such as `<path>`. */
export const KINDS: readonly string[] = [
  ...new Set([...SECRETS, ...VALUES].flatMap(([, instead]) => instead.match(/<\w+>/g) ?? [])),
];

/** Names of files that live for one run. */
const TEMPORARY = /(?<![\w<])(?:\/private)?\/(?:tmp|var\/folders)\/[^\s"'`,;:()[\]{}<>]*/g;

const NAMES = [...PEOPLE, ...HOSTS];

const NUMBERS: typeof VALUES = [
  [TEMPORARY, '<path>'],
  ...VALUES.filter((value) => !['<url>', '<name>', '<path>'].includes(value[1]) && !NAMES.includes(value)),
];
