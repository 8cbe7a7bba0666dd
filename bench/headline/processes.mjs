// What Linux says of a process: its CPU time, its peak memory, its children.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";

const ticksPerSecond = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

function stat(pid) {
  const text = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The name, in parentheses, may itself hold spaces and parentheses.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return {
    parent: Number(fields[1]),
    // Its own time, and that of its children that have ended.
    ticks: Number(fields[11]) + Number(fields[12]) + Number(fields[13]) + Number(fields[14]),
  };
}

function tree(root) {
  const parents = new Map();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    try {
      parents.set(Number(name), stat(name).parent);
    } catch {
      // Gone by now.
    }
  }
  const found = [root];
  for (let i = 0; i < found.length; i++) {
    for (const [pid, parent] of parents) if (parent === found[i]) found.push(pid);
  }
  return found;
}

/** CPU seconds that a process has used so far; with its children where `withChildren` is set. */
export function cpuSeconds(pid, withChildren) {
  let ticks = 0;
  for (const one of withChildren ? tree(pid) : [pid]) {
    try {
      ticks += stat(one).ticks;
    } catch {
      // Gone by now.
    }
  }
  return ticks / ticksPerSecond;
}

/** The most memory that a process has held, in MB (VmHWM). */
export function peakMegabytes(pid) {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/^VmHWM:\s+(\d+) kB/m);
  return line ? Number(line[1]) / 1024 : NaN;
}

/** The memory that is a process's own, in MB (RssAnon): without its program files, which all processes of a machine share. */
export function privateMegabytes(pid) {
  const line = readFileSync(`/proc/${pid}/status`, "utf8").match(/^RssAnon:\s+(\d+) kB/m);
  return line ? Number(line[1]) / 1024 : NaN;
}
