import { type ConnectOptions, connect } from './connect.js';
import { type FetchOptions, fetchMirror } from './mirror/fetch.js';
import { type FetchResult, problemsOf } from './mirror/outcome.js';
import { type Transport, TransportError } from './transport.js';

/** Connects to a source, brings its mirror up to date, and disconnects. A host that cannot be reached is a result, too. */
export async function fetchSource(
  options: Omit<FetchOptions, 'transport' | 'patience'> & { readonly connect: ConnectOptions },
): Promise<FetchResult> {
  const { source, connect: connectOptions } = options;
  const transport = await connect(source, connectOptions).catch((error: unknown) => {
    if (error instanceof TransportError) return error;
    throw error;
  });
  if (transport instanceof TransportError) {
    const problems = problemsOf(source, [], undefined, transport);
    return { source: source.name, outcomes: [], problems, bytes: 0, stopped: transport };
  }
  return closing(transport, () =>
    fetchMirror({ ...options, transport, patience: connectOptions.patience ?? {} }),
  );
}

async function closing<T>(transport: Transport, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } finally {
    await transport.close();
  }
}
