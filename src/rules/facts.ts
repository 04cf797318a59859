import type { SessionEvent, ToolCallEvent } from '../transcript/event.js';
import { failingPath } from '../transcript/failing-path.js';
import { failingLine, lineTemplate, sameLine } from '../transcript/failure.js';
import { fileOf } from '../transcript/file-of.js';
import { maskPath, type PathShape, pathShape } from '../transcript/masked-path.js';
import { lazy } from './lazy.js';
import type { Field } from './rule.js';

/** Fields of an event that need work, computed when first asked for. */
export interface Facts {
  readonly template: string | undefined;
  readonly failingLine: string | undefined;
  readonly path: string | undefined;
  readonly pathShape: PathShape | undefined;
  /** The line a person would quote. */
  readonly line: string | undefined;
}

type OwnField = Exclude<Field, 'project' | 'label'>;

/**
 * A field of one event; absent where the event has no such thing. Only a failure has a failing line: of a call
 * that counts as `ok` only if it is known to hide one.
 */
export const fieldOf = (
  event: SessionEvent,
  field: OwnField,
  failed: boolean,
  facts: (event: SessionEvent) => Facts,
): string | undefined => {
  if (field === 'template') return failed ? facts(event).template : undefined;
  if (field === 'failing_line') return failed ? facts(event).failingLine : undefined;
  if (event.event !== 'tool_call') return undefined;
  switch (field) {
    case 'tool':
      return event.tool;
    case 'program':
      return event.shell?.program;
    case 'command_family':
      return event.shell?.family;
    case 'command_shape':
      return event.shell?.shape;
    case 'file':
      return fileIn(event) === undefined ? undefined : facts(event).path;
    case 'path':
      return failed || fileIn(event) !== undefined ? facts(event).path : undefined;
    case 'path_shape':
      return failed || fileIn(event) !== undefined ? facts(event).pathShape : undefined;
  }
};

/** Remembers what it computed for each event, as long as the function lives. */
export const factsOf = (project: string | undefined): ((event: SessionEvent) => Facts) => {
  const known = new Map<SessionEvent, Facts>();
  return (event) => {
    const facts = known.get(event) ?? computed(event, project);
    known.set(event, facts);
    return facts;
  };
};

const fileIn = (call: ToolCallEvent): string | undefined => fileOf(call.tool, call.input);

function computed(event: SessionEvent, project: string | undefined): Facts {
  const text = textOf(event);
  const line = lazy(() => failingLine(text));
  const raw = lazy(() => {
    const file = event.event === 'tool_call' ? fileIn(event) : undefined;
    return file ?? failingPath(line() ?? '');
  });
  const shape = lazy(() => {
    const path = raw();
    return path === undefined ? undefined : pathShape(path);
  });
  const masked = lazy(() => {
    const path = raw();
    return path === undefined ? undefined : maskPath(path, project);
  });
  const named = lazy(() => lineTemplate(line()));
  const repeated = lazy(() => sameLine(line()));
  return {
    get template() {
      return named();
    },
    get failingLine() {
      return repeated();
    },
    get path() {
      return masked();
    },
    get pathShape() {
      return shape();
    },
    get line() {
      return line();
    },
  };
}

const textOf = (event: SessionEvent): string => {
  switch (event.event) {
    case 'tool_call':
      return event.output;
    case 'api_error':
    case 'hook_stop':
      return event.text;
    default:
      return '';
  }
};
