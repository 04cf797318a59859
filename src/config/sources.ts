import { z } from 'zod';
import { HOST_EXPECTED, ROOT_EXPECTED, SSH_HOST, SSH_ROOT } from './host-place.js';
import { NAME_EXPECTED, SOURCE_NAME, sourceNameOf } from './source-name.js';

const sourceName = z.string().regex(SOURCE_NAME, NAME_EXPECTED);

const sshSource = z.strictObject({
  type: z.literal('ssh'),
  name: sourceName.describe('Folder in the mirror and host in reports; default: the host.').optional(),
  host: z
    .string()
    .regex(SSH_HOST, HOST_EXPECTED)
    .describe('An alias of the SSH configuration, or user@host.'),
  root: z.string().regex(SSH_ROOT, ROOT_EXPECTED).describe('Folder on the host, absolute or below ~/.'),
  sudo: z.enum(['cat', 'helper', 'none']).default('none').describe('How root-only files are read.'),
  transport: z.enum(['ssh2', 'openssh']).default('ssh2'),
});

const folderSource = z.strictObject({
  type: z.literal('folder'),
  name: sourceName.optional(),
  root: z.string().min(1),
});

const projectsSource = z.strictObject({
  type: z.literal('projects').describe('The sessions of this account, below ~/.claude/projects.'),
  name: sourceName.optional(),
});

const source = z.discriminatedUnion('type', [sshSource, folderSource, projectsSource]);

/** Where transcripts come from. */
export const sourcesSchema = z.array(source).superRefine(checkNames);

/** A folder of the mirror has the name of its source: two of one name would undo each other's fetch. */
function checkNames(sources: readonly z.infer<typeof source>[], context: z.RefinementCtx): void {
  const seen = new Map<string, number>();
  for (const [index, source] of sources.entries()) {
    if (source.type !== 'ssh') continue;
    if (!SOURCE_NAME.test(sourceNameOf(source))) {
      const message = `${NAME_EXPECTED}: the host ${source.host} can be none. Give it a \`name\``;
      context.addIssue({ code: 'custom', path: [index, 'name'], message });
    }
    const key = sourceNameOf(source).toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, index);
    else
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: `a name of its own: sources.${first} is called ${sourceNameOf(source)}, too. Give one of them another \`name\``,
      });
  }
}
