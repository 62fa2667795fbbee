// SPDX-License-Identifier: MIT
// cascade render: a picture of a design.
#include <CLI/CLI.hpp>
#include <QString>
#include <memory>

#include "app/canvas/render.h"
#include "app/cli/commands.h"
#include "app/cli/problems.h"
#include "app/files.h"

namespace cascade::app {
namespace {

Result<int> render(const std::string& file, const std::string& out) {
    const auto format = pictureFormatOf(QString::fromStdString(out));
    if (!format) return Error{"the ending names no picture", "end it with .svg, .png or .pdf", out};
    const Result<Input> input = readInput(file);
    if (!input) return input.error();
    listErrors(*input);
    const Result<QByteArray> picture = renderPicture(input->design, builtinCatalog(), *format);
    if (!picture) return picture.error();
    const Result<Done> written = writeFile(out, picture->toStdString());
    if (!written) return written.error();
    return kFine;
}

}  // namespace

void declareRender(CLI::App& program, Request& request) {
    struct Options {
        std::string file, out;
    };
    CLI::App* command = program.add_subcommand("render", "Paint a picture of a design");
    const auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The design")->required();
    command->add_option("--out", options->out, "The picture to write: .svg, .png or .pdf")->required();
    command->callback([options, &request] {
        request.paints = true;
        request.command = [options] { return render(options->file, options->out); };
    });
}

}  // namespace cascade::app
