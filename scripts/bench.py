"""Runs the peer configurations under Terraform in turn, counts their AWS calls, and writes the page of results.

Usage: bench.py ROOT ENDPOINT EMULATOR_LOG [SIZE=ROUNDS...]
"""

import glob
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import threading
import time
import urllib.request

PEERS = ["dataplane", "hashicorp-aws"]
STEPS = {
    "validate": ["validate"],
    "first plan": ["plan", "-input=false", "-out=first.plan"],
    "apply": ["apply", "-input=false", "-auto-approve"],
    "plan of the existing cluster": ["plan", "-input=false", "-detailed-exitcode"],
    "destroy": ["destroy", "-input=false", "-auto-approve"],
}
# how many times faster than the peer each step has to be
TARGETS = {"validate": 8, "first plan": 6, "apply": 8, "plan of the existing cluster": 6, "destroy": 8}
COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2"
HANDSHAKES = 11


class Memory(threading.Thread):
    """The largest resident memory of any provider process that Terraform starts, in MB."""

    def __init__(self):
        super().__init__(daemon=True)
        self.peak = 0
        self.over = threading.Event()

    def run(self):
        while not self.over.wait(0.1):
            for folder in glob.glob("/proc/[0-9]*"):
                try:
                    with open(folder + "/cmdline", "rb") as file:
                        command = file.read()
                    if b"terraform-provider-" not in command and b"-Ddataplane.type=" not in command:
                        continue
                    with open(folder + "/status") as file:
                        high = re.search(r"VmHWM:\s+(\d+) kB", file.read())
                    self.peak = max(self.peak, int(high.group(1)) // 1024 if high else 0)
                except (FileNotFoundError, ProcessLookupError):
                    pass


class Calls:
    """The requests in the emulator's log."""

    def __init__(self, log):
        self.log = open(log, errors="replace")

    def taken(self):
        return sum('HTTP/1.1"' in line and "/moto-api/" not in line for line in self.log.readlines())


def reset(endpoint):
    urllib.request.urlopen(urllib.request.Request(endpoint + "/moto-api/reset", method="POST")).read()


def terraform(folder, nodes, arguments):
    environment = dict(os.environ, TF_VAR_nodes=str(nodes))
    memory = Memory()
    memory.start()
    start = time.perf_counter()
    run = subprocess.run(
        [os.environ["DATAPLANE_TERRAFORM"], arguments[0], "-no-color", *arguments[1:]],
        cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )
    seconds = time.perf_counter() - start
    memory.over.set()
    memory.join()
    if run.returncode != 0:
        sys.exit(f"terraform {' '.join(arguments)} in {folder} failed:\n{run.stdout[-4000:]}")
    return seconds, memory.peak


def objects(root, endpoint):
    """How many objects of each kind there are."""
    listed = subprocess.run(
        [sys.executable, root + "/scripts/objects.py", endpoint, "eu-west-1"], stdout=subprocess.PIPE, text=True, check=True
    ).stdout.splitlines()
    counts = {}
    for line in listed:
        kind = line.split()[0]
        counts[kind] = counts.get(kind, 0) + 1
    return counts


def life(root, endpoint, calls, peer, nodes):
    """One cluster from validate to destroy: seconds, calls and memory by step, and the objects it has."""
    folder = f"{root}/build/bench/{peer}"
    reset(endpoint)
    before = objects(root, endpoint)
    result = {"peer": peer, "nodes": nodes, "steps": {}}
    for step, arguments in STEPS.items():
        calls.taken()
        seconds, memory = terraform(folder, nodes, arguments)
        result["steps"][step] = {"seconds": seconds, "calls": calls.taken(), "memory": memory}
        if step == "apply":
            now = objects(root, endpoint)
            result["objects"] = {kind: now[kind] - before.get(kind, 0) for kind in now if now[kind] != before.get(kind, 0)}
    return result


def executable(root, peer):
    provider = "tpa" if peer == "dataplane" else "aws"
    pattern = f"{root}/build/bench/{peer}/.terraform/providers/*/*/*/*/*/terraform-provider-{provider}_v*"
    return glob.glob(pattern)[0]


def handshake(program, certificate):
    """Seconds until the handshake line, and resident MB at that moment."""
    environment = {
        "PATH": os.environ["PATH"], "HOME": os.environ["HOME"], "TF_PLUGIN_MAGIC_COOKIE": COOKIE,
        "PLUGIN_PROTOCOL_VERSIONS": "5,6", "PLUGIN_MIN_PORT": "10000", "PLUGIN_MAX_PORT": "25000",
        "PLUGIN_CLIENT_CERT": certificate,
    }
    start = time.perf_counter()
    process = subprocess.Popen([program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    line = process.stdout.readline()
    seconds = time.perf_counter() - start
    with open(f"/proc/{process.pid}/status") as file:
        resident = int(re.search(r"VmRSS:\s+(\d+) kB", file.read()).group(1)) // 1024
    process.kill()
    process.wait()
    if not line.startswith(b"1|"):
        sys.exit(f"{program} gave no handshake but {line!r}")
    return {"seconds": seconds, "memory": resident}


def certificate(folder):
    """As Terraform makes one for each provider process."""
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:secp521r1", "-nodes", "-days", "30",
         "-subj", "/O=HashiCorp/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
         "-keyout", folder + "/client.key", "-out", folder + "/client.pem"],
        check=True, stderr=subprocess.DEVNULL,
    )
    with open(folder + "/client.pem") as file:
        return file.read()


def size(path):
    """MB of a file or of all files below a folder."""
    files = [path] if os.path.isfile(path) else [f for f in glob.glob(path + "/**", recursive=True) if os.path.isfile(f)]
    return round(sum(os.path.getsize(file) for file in files) / 1e6)


def measure(root, endpoint, log, sizes):
    bench = root + "/build/bench"
    calls = Calls(log)
    for peer in PEERS:
        shutil.rmtree(f"{bench}/{peer}", ignore_errors=True)
        shutil.copytree(f"{root}/tests/peers/{peer}", f"{bench}/{peer}")
        terraform(f"{bench}/{peer}", 1, ["init", "-input=false"])
    client = certificate(bench)
    results = {"handshakes": {peer: [] for peer in PEERS}, "lives": []}
    for _ in range(HANDSHAKES):
        for peer in PEERS:
            results["handshakes"][peer].append(handshake(executable(root, peer), client))
    for peer in PEERS:  # the first run of each is not counted
        life(root, endpoint, calls, peer, 1)
    for nodes, rounds in sizes:
        for number in range(rounds):
            for peer in PEERS:
                result = life(root, endpoint, calls, peer, nodes)
                results["lives"].append(result)
                took = sum(step["seconds"] for step in result["steps"].values())
                print(f"    {nodes} nodes, round {number + 1}, {peer}: {took:.0f} s", flush=True)
                with open(bench + "/results.json", "w") as file:
                    json.dump(results, file, indent=1)
    results["size"] = {
        "zip": size(glob.glob(root + "/dist/terraform-provider-tpa_*_linux_amd64.zip")[0]),
        "unpacked": {peer: size(os.path.realpath(os.path.dirname(executable(root, peer)))) for peer in PEERS},
    }
    with open(bench + "/results.json", "w") as file:
        json.dump(results, file, indent=1)
    return results


def median(results, peer, nodes, step, figure):
    return statistics.median(
        life["steps"][step][figure] for life in results["lives"] if life["peer"] == peer and life["nodes"] == nodes
    )


def table(head, rows):
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join(lines + ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows])


def comparison(results, nodes):
    rows = []
    for step in STEPS:
        ours, theirs = (median(results, peer, nodes, step, "seconds") for peer in PEERS)
        mine, other = (median(results, peer, nodes, step, "calls") for peer in PEERS)
        met = "met" if theirs / ours >= TARGETS[step] else "missed"
        rows.append([step, f"{ours:.2f}", f"{theirs:.1f}", f"{theirs / ours:.1f}", f"{TARGETS[step]}, {met}", f"{mine:.0f}", f"{other:.0f}"])
    return table(["step", "ours, s", "hashicorp/aws, s", "times faster", "target", "our calls", "its calls"], rows)


def growth(results, sizes):
    rows = []
    for step in STEPS:
        for peer in PEERS:
            seconds = [f"{median(results, peer, nodes, step, 'seconds'):.2f}" for nodes in sizes]
            calls = [f"{median(results, peer, nodes, step, 'calls'):.0f}" for nodes in sizes]
            rows.append([step, peer, *seconds, *calls])
    head = ["step", "provider", *(f"s, {n} nodes" for n in sizes), *(f"calls, {n} nodes" for n in sizes)]
    return table(head, rows)


def economy(results, sizes):
    rows = []
    for nodes in sizes:
        apply, plan = (median(results, "dataplane", nodes, step, "calls") for step in ("apply", "plan of the existing cluster"))
        limit = 80 + 4 * nodes
        rows.append([nodes, f"{apply:.0f}", limit, "met" if apply <= limit else "missed", f"{plan:.0f}", 25, "met" if plan <= 25 else "missed"])
    return table(["nodes", "calls of an apply", "at most", "", "calls of a refresh", "at most", ""], rows)


def start(results):
    zip_size, unpacked = results["size"]["zip"], results["size"]["unpacked"]
    seconds = {peer: statistics.median(h["seconds"] for h in results["handshakes"][peer]) for peer in PEERS}
    best = {peer: min(h["seconds"] for h in results["handshakes"][peer]) for peer in PEERS}
    memory = {peer: max(h["memory"] for h in results["handshakes"][peer]) for peer in PEERS}
    peak = {
        peer: max(s["memory"] for life in results["lives"] if life["peer"] == peer for s in life["steps"].values())
        for peer in PEERS
    }
    first = results["lives"][0]["nodes"]
    validate = {peer: median(results, peer, first, "validate", "seconds") for peer in PEERS}
    judged = lambda value, limit: f"{limit}, {'met' if value <= limit else 'missed'}"
    ours, theirs = PEERS
    return table(
        ["figure", "ours", "hashicorp/aws", "target"],
        [
            ["seconds to the handshake line, median", f"{seconds[ours]:.3f}", f"{seconds[theirs]:.3f}", judged(seconds[ours], 0.15)],
            ["the same, best", f"{best[ours]:.3f}", f"{best[theirs]:.3f}", ""],
            ["`terraform validate`, seconds", f"{validate[ours]:.2f}", f"{validate[theirs]:.2f}", judged(validate[ours], 0.40)],
            ["resident MB at the handshake", memory[ours], memory[theirs], ""],
            ["largest resident MB of a provider process", peak[ours], peak[theirs], judged(peak[ours], 130)],
            ["zip, MB", zip_size, "", judged(zip_size, 120)],
            ["unpacked, MB", unpacked[ours], unpacked[theirs], ""],
        ],
    )


def sameness(results, nodes):
    counts = {}
    for life in results["lives"]:
        if life["nodes"] == nodes:
            counts[life["peer"]] = life["objects"]
    kinds = sorted(set().union(*counts.values()))
    return table(["objects after the apply", *PEERS], [[kind, *(counts[peer].get(kind, 0) for peer in PEERS)] for kind in kinds])


def page(root, results):
    sizes = sorted({life["nodes"] for life in results["lives"]})
    rounds = {n: sum(life["nodes"] == n for life in results["lives"]) // len(PEERS) for n in sizes}
    compared = "\n\n".join(
        f"### {n} nodes, {'medians of ' + str(rounds[n]) if rounds[n] > 1 else 'one round'}\n\n{comparison(results, n)}" for n in sizes
    )
    with open(root + "/scripts/benchmarks.md") as file:
        text = file.read()
    gaps = {
        "START": start(results), "COMPARED": compared, "GROWTH": growth(results, sizes),
        "ECONOMY": economy(results, sizes), "SAMENESS": sameness(results, sizes[0]), "NODES": str(sizes[0]),
        "CORES": str(os.cpu_count()),
    }
    for gap, filling in gaps.items():
        text = text.replace("{{" + gap + "}}", filling)
    with open(root + "/docs/benchmarks.md", "w") as file:
        file.write(text)


def main(root, endpoint, log, *sizes):
    wanted = [tuple(map(int, size.split("="))) for size in sizes or ["5=5", "50=5", "200=1"]]
    page(root, measure(root, endpoint, log, wanted))
    print("==> Written to docs/benchmarks.md")


main(*sys.argv[1:])
