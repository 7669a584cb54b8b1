import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Locks of this process. After a restart in a container the id of the dead process is often our own. */
const held = new Set<string>();

class InUse extends Error {}

/**
 * Takes a data folder for this process alone, making it if need be, and returns what gives it back. The lock of a process
 * that died is taken over. Throws an Error of one line if a living process holds it or the folder cannot be written.
 */
export function lockFolder(folder: string): () => void {
  const lock = join(resolve(folder), 'lock');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    while (!take(lock)) clear(lock);
  } catch (error) {
    if (error instanceof InUse) throw error;
    throw new Error(`data folder cannot be written: ${resolve(folder)} (${codeOf(error)})`);
  }
  held.add(lock);
  let ours = true;
  return () => {
    if (!ours) return;
    ours = false;
    held.delete(lock);
    rmSync(lock, { force: true });
  };
}

/** True if the lock is ours now. Linking a written file, unlike creating one, never shows a lock without its owner. */
function take(lock: string): boolean {
  const own = `${lock}-${process.pid}`;
  writeFileSync(own, `${process.pid}\n`);
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Removes a dead owner's lock, or throws if the owner lives. Of two processes that saw the same dead owner, the slower one
 * may catch the faster one's new lock: so it moves the lock aside, looks again, and puts a living one back.
 */
function clear(lock: string): void {
  const owner = ownerOf(lock);
  if (owner === null) return;
  if (isAlive(owner, lock)) {
    throw new InUse(`data folder in use by process ${owner} (if that is another program, delete ${lock})`);
  }
  const aside = `${lock}-${process.pid}-old`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    throw error;
  }
  if (!Object.is(ownerOf(aside), owner)) linkSync(aside, lock);
  rmSync(aside, { force: true });
}

/** The process id in a lock file; NaN if it holds none, null if there is no such file. */
function ownerOf(file: string): number | null {
  try {
    return Number.parseInt(readFileSync(file, 'utf8'), 10);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(id: number, lock: string): boolean {
  if (Number.isNaN(id)) return false;
  if (id === process.pid) return held.has(lock);
  try {
    return process.kill(id, 0);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
}
