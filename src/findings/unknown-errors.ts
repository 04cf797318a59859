import { gather } from '../gather.js';
import type { ToolCallEvent } from '../transcript/event.js';
import { maskValues } from '../transcript/failure/mask-values.js';
import { failingLine } from '../transcript/failure.js';
import { plainText } from '../transcript/plain-text.js';
import { withoutPrivateKeys } from './excerpt.js';

/** Errors of one session that no rule explains and whose failing lines look alike. Small, plain data that crosses threads. */
export interface UnknownError {
  readonly template: string;
  readonly count: number;
  /** The failing line of the first of them. Foreign text, not redacted. */
  readonly line: string;
  readonly tool: string;
  /** Of a shell command. */
  readonly family: string | undefined;
  readonly exitCode: number | undefined;
}

/** Failing calls by what their failing lines have in common; those that say nothing are left out. */
export function unknownErrors(calls: readonly ToolCallEvent[]): readonly UnknownError[] {
  const told = calls.flatMap((call) => {
    // A key goes before a line is chosen: a line from its middle looks like no key.
    const line = failingLine(withoutPrivateKeys(plainText(call.output)));
    return line === undefined ? [] : [{ call, line, template: maskValues(line) }];
  });
  const groups = gather(told, ({ template }) => template);
  // Cloned, because a slice of an output keeps the whole output in memory.
  return structuredClone(
    [...groups].flatMap(([template, all]) => {
      const [first] = all;
      if (first === undefined || template === '') return [];
      const { tool, shell, exitCode } = first.call;
      return [{ template, count: all.length, line: first.line, tool, family: shell?.family, exitCode }];
    }),
  );
}
