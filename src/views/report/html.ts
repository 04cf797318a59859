import { createHash } from 'node:crypto';
import type { WireReport } from '../../wire/contract-report.js';
import { outlineOf } from './contents.js';
import { codeInScript, escaped, jsonInScript } from './escape.js';
import { blockHtml } from './html-blocks.js';
import type { Chart, Outline, Section } from './outline.js';

/** What the build made for the page: Chart.js with the code that draws, and the style sheet. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** One file that needs nothing else and may load nothing else. */
export function reportHtml(report: WireReport, assets: PageAssets): string {
  const outline = outlineOf(report);
  const script = codeInScript(assets.script);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, assets.style)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>${escaped(titleOf(outline))}</title>
<style>${assets.style}</style>
</head>
${bodyHtml(outline)}
<script type="application/json" id="charts">${jsonInScript(chartsOf(outline))}</script>
<script>${script}</script>
</html>
`;
}

/** Only this very script and this very style sheet. */
function policy(script: string, style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; base-uri 'none'; form-action 'none'`;
}

/** `3 h 27 min` on one line. */
const unbroken = (text: string): string =>
  text.replace(/ (?=(?:h|min|s)\b)|(?<=\bh) (?=\d+ min\b)/g, '&nbsp;');

const titleOf = ({ title, about }: Outline): string => `${title}: ${about[0] ?? ''}`;

function bodyHtml({ title, lead, about, sections }: Outline): string {
  const [span = '', ...notes] = about;
  const links = sections.map(({ id, title: name }) => `<li><a href="#${id}">${escaped(name)}</a></li>`);
  return `<body>
<header>
<p class="kind">${escaped(title)}</p>
<h1>${unbroken(escaped(lead))}</h1>
<p class="span">${escaped(span)}</p>
<nav aria-label="Contents"><ul>${links.join('')}</ul></nav>
</header>
<main>
${sections.map(sectionHtml).join('\n')}
</main>
<footer>
${notes.map((note) => `<p>${escaped(note)}</p>`).join('\n')}
<p>Made by frictionlog. This file loads nothing from anywhere; its charts are drawn by Chart.js (MIT), which is inside.</p>
</footer>
</body>`;
}

const sectionHtml = ({ id, title, blocks }: Section): string =>
  `<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${escaped(title)}</h2>
${blocks.map(blockHtml).join('\n')}
</section>`;

/** What the page needs to draw; captions and tables are in the page already. */
const chartsOf = ({ sections }: Outline): readonly Omit<Chart, 'table' | 'caption'>[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block) => {
      if (block.kind !== 'chart') return [];
      const { id, direction, axis, labels, series } = block;
      return [{ id, direction, axis, labels, series }];
    }),
  );
