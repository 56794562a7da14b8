import fc from 'fast-check';

// The same cases in every run, so that a red run is about the change at hand. FUZZ_SEED=<number> looks elsewhere.
fc.configureGlobal({ seed: Number(process.env['FUZZ_SEED'] ?? 20_261_122) });
