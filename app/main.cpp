// SPDX-License-Identifier: MIT
// The program: with no command the designer, otherwise the command line.
int main() { return 0; }
