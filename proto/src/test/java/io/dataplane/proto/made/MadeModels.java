package io.dataplane.proto.made;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Model records from a seed, compiled while the tests run; small ones come first.
final class MadeModels {
    private MadeModels() {}

    static List<Class<? extends Record>> of(long seed, int count) {
        List<JavaFileObject> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "M" + i;
            int size = 2 + i * 8 / count;
            sources.add(source(name, ModelSource.of(name, new Random(seed + i), size)));
        }
        Path folder = compiled(sources);
        List<Class<? extends Record>> models = new ArrayList<>();
        try {
            ClassLoader loader =
                    new URLClassLoader(new URL[] {folder.toUri().toURL()}, MadeModels.class.getClassLoader());
            for (int i = 0; i < count; i++) {
                models.add(loader.loadClass("made.M" + i).asSubclass(Record.class));
            }
        } catch (IOException | ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return models;
    }

    private static Path compiled(List<JavaFileObject> sources) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "models");
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter errors = new StringWriter();
            List<String> options =
                    List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
            boolean done =
                    compiler.getTask(errors, null, null, options, null, sources).call();
            if (!done) {
                throw new IllegalStateException(errors.toString());
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(URI.create("string:///made/" + name + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
