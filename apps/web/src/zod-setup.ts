import { z } from 'zod';

// The content security policy forbids code from strings, which zod would otherwise try for speed.
z.config({ jitless: true });
