// SPDX-License-Identifier: MIT
// Parses every .java file below a folder, without the libraries that they import. usage: java ParseAll.java FOLDER
import com.sun.source.util.JavacTask;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

public class ParseAll {
    public static void main(String[] arguments) throws Exception {
        List<File> files;
        try (var paths = Files.walk(Path.of(arguments[0]))) {
            files = paths.filter(path -> path.toString().endsWith(".java")).map(Path::toFile).toList();
        }
        var compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            System.out.println("no compiler beside this java: nothing was parsed");
            return;
        }
        var problems = new DiagnosticCollector<JavaFileObject>();
        var manager = compiler.getStandardFileManager(problems, null, null);
        var task = (JavacTask) compiler.getTask(null, manager, problems, null, null,
            manager.getJavaFileObjectsFromFiles(files));
        task.parse();
        problems.getDiagnostics().forEach(problem -> System.out.println("FAILED " + problem));
        System.out.println(files.size() + " files parsed");
        System.exit(problems.getDiagnostics().isEmpty() && files.size() > 80 ? 0 : 1);
    }
}
