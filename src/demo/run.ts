import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { removeTemporary, temporaryFolder } from '../temporary.js';
import { DEMO_AS_OF, demoConfiguration } from './scenario.js';
import { startDemoServer } from './server.js';

export interface Demo {
  /** A configuration file that names the server. */
  readonly config: string;
  /** An empty data folder: mirror and pseudonyms begin anew. */
  readonly home: string;
  readonly sshConfig: string;
  readonly asOf: string;
}

/** Runs something against a fresh demonstration server; leaves nothing behind. */
export async function withDemo<Outcome>(
  installation: string,
  port: number,
  work: (demo: Demo) => Promise<Outcome>,
): Promise<Outcome> {
  const server = await startDemoServer(join(installation, 'samples'), { port });
  const home = temporaryFolder();
  try {
    const config = join(home, 'frictionlog.yaml');
    await writeFile(config, JSON.stringify(demoConfiguration(server), undefined, 2));
    return await work({ config, home, sshConfig: server.sshConfigPath, asOf: DEMO_AS_OF });
  } finally {
    removeTemporary(home);
    await server.close();
  }
}
