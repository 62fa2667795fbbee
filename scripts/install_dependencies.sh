#!/usr/bin/env bash
# Installs what the build needs, or the packages given as arguments. Costs a few milliseconds when nothing is missing.
# On Debian and Ubuntu with apt; elsewhere it says what to install, and goes on when the tools are there.
set -euo pipefail

packages=(g++ cmake ninja-build ccache qt6-base-dev qt6-svg-dev libqt6svg6 nlohmann-json3-dev libyaml-cpp-dev libyaml-dev
          libcli11-dev graphviz fonts-dejavu-core python3 python3-venv)
tools=(g++ cmake ninja dot python3)

if [ $# -gt 0 ]; then
    packages=("$@")
    tools=("$@")
fi

is_installed() { [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

install_with_apt() {
    local missing=() as_root=()
    for package in "${packages[@]}"; do is_installed "$package" || missing+=("$package"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    echo "Installing: ${missing[*]}"
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "Please install as root: apt-get install ${missing[*]}" >&2
            return 1
        fi
        as_root=(sudo)
    fi
    export DEBIAN_FRONTEND=noninteractive
    "${as_root[@]}" apt-get update -qq
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" || {
        echo "apt-get could not install them. Cascade needs Debian 12, Ubuntu 24.04 or newer (Qt 6.4, CMake 3.25)." >&2
        return 1
    }
}

check_tools() {
    local missing=()
    for tool in "${tools[@]}"; do command -v "$tool" >/dev/null || missing+=("$tool"); done
    [ ${#missing[@]} -gt 0 ] || return 0
    cat >&2 <<TEXT
Not found: ${missing[*]}
This is not Debian or Ubuntu: please install the following, then run make again.
  a C++20 compiler (g++ 12 or newer), CMake 3.25, Ninja, Graphviz, Python 3.10 with venv;
  Qt 6.4 (Core, Gui, Widgets, Svg, Test), nlohmann_json 3.11, yaml-cpp 0.7, libyaml 0.2, CLI11 2.1, with their headers;
  if you like: ccache; for make format and make lint: clang-format, clang-tidy.
Fedora:  dnf install gcc-c++ cmake ninja-build graphviz python3 qt6-qtbase-devel qt6-qtsvg-devel json-devel \\
             yaml-cpp-devel libyaml-devel cli11-devel ccache
Arch:    pacman -S gcc cmake ninja graphviz python qt6-base qt6-svg nlohmann-json yaml-cpp libyaml cli11 ccache
TEXT
    return 1
}

if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then install_with_apt; else check_tools; fi
