#!/usr/bin/env bash
# usage: install.sh FOLDER
# Puts the peers that the benchmarks compare with into FOLDER: python/ (SimPy and SimFaaS, pinned) and ns3/ns3_hold
# (built against Debian's libns3-dev). What cannot be had is no error: FOLDER/PEER.skipped holds the reason, and the
# rows of that peer say so.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "${1:?usage: install.sh FOLDER}"
folder=$(cd "$1" && pwd)

# usage: attempt PEER COMMAND...: the last line of a failing command's output is the reason.
attempt() {
    local peer=$1 log=$folder/$1.log
    shift
    if "$@" >"$log" 2>&1; then
        rm -f "$folder/$peer.skipped"
    else
        echo "cannot install $peer: $(grep -v '^ *$' "$log" | tail -1)" | tee "$folder/$peer.skipped" >&2
    fi
}

install_python() {
    local stamp=$folder/python/installed
    cmp -s "$here/requirements.txt" "$stamp" && return
    python3 -m venv --clear "$folder/python" &&
        "$folder/python/bin/pip" --quiet --disable-pip-version-check install -r "$here/requirements.txt" &&
        cp "$here/requirements.txt" "$stamp"
}

install_ns3() {
    [ -e /usr/include/ns3/core-module.h ] || "$here/../../../scripts/install_dependencies.sh" libns3-dev || return
    cmake -G Ninja -S "$here" -B "$folder/ns3" -Wno-dev && cmake --build "$folder/ns3"
}

[ -e "$folder/python/installed" ] || echo "Installing the peers that the benchmarks compare with into $folder"
attempt python install_python
attempt ns3 install_ns3
