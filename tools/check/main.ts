import { check } from './check.ts';

const failed = await check();
process.exitCode = failed.length === 0 ? 0 : 1;
