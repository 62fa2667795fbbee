#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Compiles and tests every function written in Java with the real libraries, all in one Maven reactor.
# usage: build_java.sh PROJECTS MVN
set -euo pipefail
cd "$1"
{
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion><groupId>all</groupId>'
    echo '<artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules>'
    number=0
    for pom in ./*/src/*/pom.xml; do
        number=$((number + 1))
        sed -i "0,/<artifactId>[^<]*</s//<artifactId>function$number</" "$pom"
        echo "<module>$(dirname "$pom")</module>"
    done
    echo '</modules></project>'
} >pom.xml
"$2" --batch-mode --quiet test
