import { createHash } from 'node:crypto';
import { frontMatterString } from './markdown.js';

/** What stands in the front matter, for tools. */
export interface DraftHead {
  readonly title: string;
  readonly labels: readonly string[];
  readonly assignees: readonly string[];
  readonly fingerprint: string;
  readonly rule: string;
}

/**
 * Front matter with GitHub's issue-template keys and our own, then the body. What is written otherwise counts as edited:
 * a change of how a head is written must take drafts of earlier versions for what they are.
 */
export const draftText = (head: DraftHead, body: string): string => `---
title: ${frontMatterString(head.title)}
labels: ${list(head.labels)}
assignees: ${list(head.assignees)}
x-fingerprint: ${scalar(head.fingerprint)}
x-rule: ${scalar(head.rule)}
x-head-sha256: ${scalar(headSha(head))}
x-body-sha256: ${scalar(bodySha(body))}
---

${body}`;

/** Of title, labels and assignees: editing these is editing the draft. */
export const headSha = ({ title, labels, assignees }: Omit<DraftHead, 'fingerprint' | 'rule'>): string =>
  sha256(JSON.stringify([title, labels, assignees]));

export const bodySha = (body: string): string => sha256(body);

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const list = (items: readonly string[]): string => `[${items.map(scalar).join(', ')}]`;

/** Plain where YAML can only read it as this text: `12e4` would be a number. */
const scalar = (text: string): string =>
  /^[a-z0-9][a-z0-9-]*$/i.test(text) &&
  Number.isNaN(Number(text)) &&
  !/^(?:true|false|null|yes|no|on|off|y|n)$/i.test(text)
    ? text
    : frontMatterString(text);
