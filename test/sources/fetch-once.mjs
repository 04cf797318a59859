// One fetch in a process of its own, to be killed. Starts on the first byte of its input.
const [, , built, mirrorFolder, sshConfig] = process.argv;
const { fetchSource } = await import(`${built}/sources/fetch-source.js`);
const { openMirror } = await import(`${built}/sources/mirror/mirror.js`);
const source = { name: 'cc', host: 'cc', root: '/data/user_sessions', transport: 'ssh2', sudo: 'cat' };

process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  const mirror = await openMirror(mirrorFolder);
  await fetchSource({ mirror, source, connect: { environment: process.env, sshConfig } });
  await mirror.close();
  process.exit(0);
});
