import { config } from 'zod';

// The content security policy forbids code from strings, which zod would otherwise try for speed. Not `z.config`: calls of
// `z` without a use are taken out of the build.
config({ jitless: true });
