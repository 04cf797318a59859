import { tuneEngine } from '../src/analysis/engine.js';

/** As in a run: an expression that was compiled without these settings stays as it is for all tests of a process. */
tuneEngine();
