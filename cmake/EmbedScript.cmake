# Writes OUTPUT: a C++ source that holds FILES as byte arrays (a raw string literal may hold 64 KiB only).
set(arrays "")
set(table "")
set(index 0)
foreach(file IN LISTS FILES)
  file(READ "${file}" hex HEX)
  string(LENGTH "${hex}" length)
  math(EXPR size "${length} / 2")
  string(REGEX REPLACE "([0-9a-f][0-9a-f])" "0x\\1," bytes "${hex}")
  file(RELATIVE_PATH name "${ROOT}" "${file}")
  string(APPEND arrays "const unsigned char file${index}[] = {${bytes}0};\n")
  string(APPEND table "    {\"${name}\", {reinterpret_cast<const char*>(file${index}), ${size}}},\n")
  math(EXPR index "${index} + 1")
endforeach()
file(WRITE "${OUTPUT}" "// Generated from resources/. Do not edit.
#include \"model/catalog/embedded.h\"

namespace cascade {
namespace {
${arrays}
const EmbeddedFile files[] = {
${table}};
}  // namespace

std::span<const EmbeddedFile> ${FUNCTION}() { return files; }

}  // namespace cascade
")
