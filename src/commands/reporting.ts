import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { Analysis } from '../analysis/analysis.js';
import { withRealNames } from '../analysis/redaction.js';
import { reportMaterial } from '../analysis/reporting.js';
import { findSecrets } from '../drafts/redact.js';
import type { RedactionContext } from '../drafts/redaction/context.js';
import { EXIT, UserError } from '../failure.js';
import { reportOf } from '../report/report.js';
import { outlineOf } from '../views/report/contents.js';
import { type PageAssets, reportHtml } from '../views/report/html.js';
import { reportMarkdown } from '../views/report/markdown.js';
import { reportText } from '../views/report/text.js';
import type { WireReport } from '../wire/contract-report.js';
import type { Arguments, Context } from './command.js';
import { answerFile, delivered } from './delivered.js';
import { redactionOptions } from './redacting.js';
import type { Setup } from './setup.js';

const FORMATS = ['md', 'html', 'json', 'txt'] as const;
export type ReportFormat = (typeof FORMATS)[number];

/** As asked for, else as the file is called, else for a terminal. */
export function formatOf(asked: string | undefined, output: string | undefined): ReportFormat {
  const named = extname(output ?? '').slice(1);
  return FORMATS.find((format) => format === asked) ?? FORMATS.find((format) => format === named) ?? 'txt';
}

export interface Delivered {
  readonly output: string;
  readonly notes: readonly string[];
}

/** Writes the report, or hands it out for standard output; refuses one in which a secret is left. */
export async function deliver(
  analysis: Analysis,
  format: ReportFormat,
  realNames: boolean,
  args: Arguments,
  setup: Setup,
  context: Context,
): Promise<Delivered> {
  const { persons, redaction } = realNames
    ? await withRealNames(analysis.corpus.results, redactionOptions(setup, context))
    : { persons: analysis.anonymity.pseudonyms.persons, redaction: analysis.anonymity.redaction };
  const unknownErrors = setup.config.unknownErrors.value;
  const names = realNames ? 'real' : 'pseudonyms';
  const report = reportOf(reportMaterial(analysis, { persons, names, redaction, unknownErrors }));
  refuseSecrets(report, redaction);
  const isFile = answerFile(args, context) !== undefined;
  const notes = realNames && isFile ? ['With real names: think before you pass it on.'] : [];
  const text = ({ columns, installation }: Context) => RENDER[format](report, columns, installation);
  return delivered(async (paper) => ({ output: await text(paper), notes }), args, context);
}

const RENDER = {
  md: async (report) => reportMarkdown(outlineOf(report)),
  txt: async (report, width) => reportText(outlineOf(report), width),
  json: async (report) => `${JSON.stringify(report, undefined, 2)}\n`,
  html: async (report, _, installation) => reportHtml(report, await pageAssets(installation)),
} as const satisfies Record<
  ReportFormat,
  (report: WireReport, width: number, installation: string) => Promise<string>
>;

async function pageAssets(installation: string): Promise<PageAssets> {
  const read = (name: string): Promise<string> => readFile(join(installation, 'dist/page', name), 'utf8');
  return { script: await read('charts.js'), style: await read('report.css') };
}

/** Everything that any format shows of a transcript stands in the Markdown or in the JSON. */
function refuseSecrets(report: WireReport, redaction: RedactionContext): void {
  const shown = [reportMarkdown(outlineOf(report)), JSON.stringify(report, undefined, 2)];
  const [secret] = shown.flatMap((text) => findSecrets(text, redaction));
  if (secret === undefined) return;
  throw new UserError(
    EXIT.data,
    `the report was not written: a secret is left in it (rule ${secret.rule}). Add a pattern for it under redact.patterns, or allow it under redact.allow.`,
  );
}
