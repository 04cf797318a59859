import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { configSchema } from '../../src/config/schema.js';
import { demoConfiguration } from '../../src/demo/scenario.js';
import { startDemoServer } from '../../src/demo/server.js';

test('the configuration of the demonstration is a valid configuration file', async () => {
  const server = await startDemoServer(fileURLToPath(new URL('../../samples', import.meta.url)));
  const configuration = demoConfiguration(server);
  await server.close();
  expect(configSchema.parse(configuration)).toEqual(configuration);
});
