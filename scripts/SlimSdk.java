import static java.util.stream.Collectors.toCollection;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.constantpool.ConstantPool;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.constant.ClassDesc;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Takes out of the AWS SDK's service jars what no other class in the folder can reach. A service client is one class with
/// hundreds of operations of which the provider calls a few, but a JVM that loads it loads the types of all of them: with
/// the start-up cache, at every start. First operations that nobody calls go, then classes that nobody names.
///
/// Usage: java SlimSdk.java FOLDER-WITH-JARS
class SlimSdk {
    private static final String SERVICES = "software/amazon/awssdk/services/";
    private static final Pattern NAME = Pattern.compile("software[/.]amazon[/.]awssdk[/.]services[/.][\\w/.$]+");
    private static final Pattern CLIENT = Pattern.compile(SERVICES + "\\w+/(Default)?\\w+Client");
    private static final Pattern LAMBDA = Pattern.compile("lambda\\$(\\w+)\\$\\d+");
    private static final String NOTICE = "Classes and operations that this package does not use were removed.\n";

    private final Map<String, byte[]> classes = new HashMap<>();
    private final Map<String, byte[]> others = new HashMap<>();
    private final Set<String> roots = new HashSet<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> reached = new HashSet<>();

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (Stream<Path> files = Files.list(Path.of(arguments[0]))) {
            jars = files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
        }
        SlimSdk slim = new SlimSdk();
        for (Path jar : jars) {
            slim.read(jar);
        }
        slim.reach();
        for (Path jar : jars) {
            slim.write(jar);
        }
    }

    private void read(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (!isClass(entry)) {
                    roots.addAll(names(new String(content, StandardCharsets.ISO_8859_1)));
                } else if (entry.getName().startsWith(SERVICES)) {
                    classes.put(className(entry), content);
                } else if (!entry.getName().endsWith("module-info.class")) {
                    others.put(className(entry), content);
                    look(ClassFile.of().parse(content).constantPool(), roots);
                }
            }
        }
    }

    /// More classes reached may mean more operations called, and the reverse, so both grow until neither does.
    private void reach() {
        int before;
        do {
            before = called.size() + reached.size();
            Deque<String> open = new ArrayDeque<>(roots);
            Set<String> seen = new HashSet<>(roots);
            while (!open.isEmpty()) {
                String name = open.remove();
                if (classes.containsKey(name)) {
                    reached.add(name);
                    Set<String> found = new HashSet<>();
                    look(ClassFile.of().parse(slim(name)).constantPool(), found);
                    found.stream().filter(seen::add).forEach(open::add);
                }
            }
        } while (called.size() + reached.size() > before);
    }

    private void look(ConstantPool pool, Set<String> found) {
        StreamSupport.stream(pool.spliterator(), false).forEach(entry -> {
            if (entry instanceof Utf8Entry text && text.stringValue().contains("awssdk")) {
                found.addAll(names(text.stringValue()));
            } else if (entry instanceof MemberRefEntry member
                    && CLIENT.matcher(member.owner().asInternalName()).matches()) {
                called.add(member.owner().asInternalName().replace("/Default", "/") + "." + member.name());
            }
        });
    }

    private static Set<String> names(String text) {
        return NAME.matcher(text).results().map(MatchResult::group).map(name -> name.replace('.', '/')).collect(toCollection(TreeSet::new));
    }

    /// Clients lose the operations that nobody calls; with a constant pool of their own, else it would still name them.
    private byte[] slim(String name) {
        byte[] original = classes.get(name);
        if (!CLIENT.matcher(name).matches()) {
            return original;
        }
        String client = name.replace("/Default", "/");
        ClassModel operations = ClassFile.of().parse(classes.get(client));
        Set<String> unused = operations.methods().stream()
                .filter(method -> method.methodType().stringValue().startsWith("(L" + folder(client) + "/model/"))
                .map(method -> method.methodName().stringValue())
                .flatMap(operation -> Stream.of(operation, operation + "Paginator", "waiter"))
                .filter(operation -> !called.contains(client + "." + operation))
                .collect(toCollection(HashSet::new));
        // the list of inner classes names the types of all operations, and only reflection reads it
        Predicate<ClassElement> goes = element -> element instanceof InnerClassesAttribute
                || element instanceof MethodModel method && unused.contains(operation(method.methodName().stringValue()));
        ClassFile files = ClassFile.of(
                ClassFile.ConstantPoolSharingOption.NEW_POOL,
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(this::resource)
                        .orElse(ClassHierarchyResolver.defaultResolver())));
        return files.transformClass(files.parse(original), ClassTransform.dropping(goes));
    }

    private InputStream resource(ClassDesc type) {
        String name = type.descriptorString().substring(1, type.descriptorString().length() - 1);
        byte[] content = classes.getOrDefault(name, others.get(name));
        return content == null ? null : new ByteArrayInputStream(content);
    }

    private static String folder(String name) {
        return name.substring(0, name.lastIndexOf('/'));
    }

    private static String operation(String method) {
        var lambda = LAMBDA.matcher(method);
        return lambda.matches() ? lambda.group(1) : method;
    }

    private void write(Path jar) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        boolean changed = false;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                String name = className(entry);
                if (!isClass(entry) || !classes.containsKey(name)) {
                    content.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
                } else if (reached.contains(name)) {
                    content.put(entry.getName(), slim(name));
                } else {
                    changed = true;
                }
            }
        }
        if (changed) {
            content.put("META-INF/CHANGES", NOTICE.getBytes(StandardCharsets.US_ASCII));
            pack(jar, content);
        }
    }

    private static void pack(Path jar, Map<String, byte[]> content) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(jar)))) {
            for (Map.Entry<String, byte[]> each : content.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
    }

    private static boolean isClass(ZipEntry entry) {
        return entry.getName().endsWith(".class");
    }

    private static String className(ZipEntry entry) {
        return entry.getName().replaceFirst("\\.class$", "");
    }
}
