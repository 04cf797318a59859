import type { Group } from '../findings/group.js';

/** What the name of a draft says. */
export interface DraftName {
  readonly rule: string;
  readonly fingerprint: string;
  /** It is the newer text beside one that a person edited. */
  readonly isNewer: boolean;
}

export const draftFileName = ({ rule, fingerprint }: Group): string => `${rule.id}--${fingerprint}.md`;

/** Where the newer text of an edited draft stands. */
export const newerName = (fileName: string): string => fileName.replace(/\.md$/, '.new.md');

/** Undefined for any other file. @param path its name, or folders before it */
export function readDraftName(path: string): DraftName | undefined {
  const { rule, fingerprint, newer } = NAME.exec(path)?.groups ?? {};
  return rule === undefined || fingerprint === undefined
    ? undefined
    : { rule, fingerprint, isNewer: newer !== undefined };
}

const NAME = /(?:^|\/)(?<rule>[a-z][a-z0-9-]*?)--(?<fingerprint>[0-9a-f]{12})(?<newer>\.new)?\.md$/;
