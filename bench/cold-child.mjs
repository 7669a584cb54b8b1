// Loads one module and, given an event, has it answered; prints milliseconds since the process began and CPU milliseconds.
import { readFileSync } from 'node:fs';

const [file, event] = process.argv.slice(2);
const bootMs = performance.now();
const module = await import(file);
const loadedMs = performance.now();
let answer = null;
if (event) answer = JSON.stringify(await module.handler(JSON.parse(readFileSync(event, 'utf8')), {}));
const totalMs = performance.now();
const { user, system } = process.cpuUsage();
process.stdout.write(`\n${JSON.stringify({ bootMs, loadMs: loadedMs - bootMs, totalMs, cpuMs: (user + system) / 1000, answer })}`);
process.exit(0);
