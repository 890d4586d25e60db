import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Writes out as plain code what a JVM links when it first comes by, and what the start-up cache of JDK 25 cannot keep:
/// `switch` over types, and `equals` and `hashCode` of records. Linking them is a tenth of a process that checks a
/// configuration.
///
/// Usage: java LinkAhead.java FOLDER-WITH-JARS
class LinkAhead {
    private static final String SWITCHES = "java.lang.runtime.SwitchBootstraps.typeSwitch";
    private static final String RECORDS = "java.lang.runtime.ObjectMethods.bootstrap";
    private static final ClassDesc OBJECTS = ClassDesc.of("java.util.Objects");

    private final ClassFile files;
    private final ClassModel model;
    private final ClassDesc self;
    private final LinkLambdas lambdas;
    private final List<InvokeDynamicInstruction> switches = new ArrayList<>();

    private LinkAhead(ClassFile files, ClassLoader types, byte[] original) {
        this.files = files;
        this.model = files.parse(original);
        this.self = model.thisClass().asSymbol();
        this.lambdas = new LinkLambdas(model, types);
    }

    public static void main(String[] arguments) throws IOException {
        List<Path> jars;
        try (var found = Files.newDirectoryStream(Path.of(arguments[0]), "*.jar")) {
            jars = new ArrayList<>();
            found.forEach(jars::add);
        }
        URL[] path = new URL[jars.size()];
        for (int i = 0; i < path.length; i++) {
            path[i] = jars.get(i).toUri().toURL();
        }
        try (URLClassLoader types = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
            // what is in no jar is written here
            ClassHierarchyResolver hierarchy = ClassHierarchyResolver.ofResourceParsing(types)
                    .orElse(type -> ClassHierarchyResolver.ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
            ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(hierarchy));
            for (Path jar : jars) {
                rewrite(jar, files, types);
            }
        }
    }

    private static void rewrite(Path jar, ClassFile files, ClassLoader types) throws IOException {
        Map<String, byte[]> content = new TreeMap<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : zip.stream().filter(each -> !each.isDirectory()).toList()) {
                byte[] original = zip.getInputStream(entry).readAllBytes();
                content.put(entry.getName(), original);
                boolean special = entry.getName().startsWith("META-INF/") || entry.getName().endsWith("-info.class");
                if (entry.getName().endsWith(".class") && !special) {
                    new LinkAhead(files, types, original).link(content);
                }
            }
        }
        // the loader of types still reads the jar as it was
        Path written = jar.resolveSibling(jar.getFileName() + ".linked");
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(written)))) {
            for (Map.Entry<String, byte[]> each : content.entrySet()) {
                ZipEntry entry = new ZipEntry(each.getKey());
                entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
                zip.putNextEntry(entry);
                zip.write(each.getValue());
            }
        }
        Files.move(written, jar, StandardCopyOption.REPLACE_EXISTING);
    }

    private void link(Map<String, byte[]> content) {
        content.put(LinkLambdas.file(self), linked());
        content.putAll(lambdas.holders(files));
    }

    private byte[] linked() {
        return files.build(self, builder -> {
            model.forEach(element -> {
                if (element instanceof MethodModel method && method.code().isPresent()) {
                    builder.transformMethod(method, (out, part) -> {
                        if (part instanceof CodeModel code) {
                            out.transformCode(code, this::site);
                        } else if (part instanceof AccessFlags flags) {
                            out.withFlags(lambdas.flags(method, flags));
                        } else {
                            out.with(part);
                        }
                    });
                } else {
                    builder.with(element);
                }
            });
            for (int i = 0; i < switches.size(); i++) {
                InvokeDynamicInstruction site = switches.get(i);
                builder.withMethodBody(
                        name(i),
                        site.typeSymbol(),
                        ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                        code -> choose(code, site.bootstrapArgs()));
            }
        });
    }

    private static String name(int index) {
        return "switch$" + index;
    }

    private void site(CodeBuilder code, CodeElement element) {
        if (!(element instanceof InvokeDynamicInstruction site)) {
            code.with(element);
            return;
        }
        String owner = name(site.bootstrapMethod());
        String name = site.name().stringValue();
        if (owner.equals(SWITCHES) && site.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance)) {
            code.invokestatic(self, name(switches.size()), site.typeSymbol(), model.flags().has(AccessFlag.INTERFACE));
            switches.add(site);
        } else if (owner.equals(RECORDS) && name.equals("hashCode")) {
            hashCode(code, getters(site));
        } else if (owner.equals(RECORDS) && name.equals("equals")) {
            equals(code, getters(site));
        } else if (!lambdas.link(code, site)) {
            code.with(site);
        }
    }

    static String name(DirectMethodHandleDesc bootstrap) {
        return bootstrap.owner().packageName() + "." + bootstrap.owner().displayName() + "." + bootstrap.methodName();
    }

    /// The fields of a record: the call site names its class, their names, and a getter for each.
    private static List<DirectMethodHandleDesc> getters(InvokeDynamicInstruction site) {
        List<ConstantDesc> arguments = site.bootstrapArgs();
        return arguments.subList(2, arguments.size()).stream().map(DirectMethodHandleDesc.class::cast).toList();
    }

    /// `(target, restart)` on the arguments: the first label from `restart` on that `target` is an instance of.
    private static void choose(CodeBuilder code, List<ConstantDesc> labels) {
        code.aload(0).ifThen(Opcode.IFNULL, then -> then.iconst_m1().ireturn());
        for (int i = 0; i < labels.size(); i++) {
            int index = i;
            ClassDesc label = (ClassDesc) labels.get(i);
            code.iload(1).loadConstant(index).ifThen(Opcode.IF_ICMPLE, from -> from.aload(0)
                    .instanceOf(label)
                    .ifThen(Opcode.IFNE, then -> then.loadConstant(index).ireturn()));
        }
        code.loadConstant(labels.size()).ireturn();
    }

    /// `this` on the stack; its hash code after it.
    private void hashCode(CodeBuilder code, List<DirectMethodHandleDesc> getters) {
        int record = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(record).iconst_0();
        for (DirectMethodHandleDesc getter : getters) {
            code.bipush(31).imul().aload(record);
            ClassDesc type = field(code, getter);
            if (type.isPrimitive()) {
                code.invokestatic(box(type), "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, type));
            } else {
                code.invokestatic(
                        OBJECTS, "hashCode", MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_Object));
            }
            code.iadd();
        }
    }

    /// `this` and an object on the stack; whether they are equal after it.
    private void equals(CodeBuilder code, List<DirectMethodHandleDesc> getters) {
        int other = code.allocateLocal(TypeKind.REFERENCE);
        int record = code.allocateLocal(TypeKind.REFERENCE);
        code.astore(other).astore(record).block(all -> {
            var differ = all.newLabel();
            all.aload(other).instanceOf(self).ifeq(differ);
            for (DirectMethodHandleDesc getter : getters) {
                all.aload(record);
                field(all, getter);
                all.aload(other).checkcast(self);
                ClassDesc type = field(all, getter);
                if (type.isPrimitive()) {
                    all.invokestatic(box(type), "compare", MethodTypeDesc.of(ConstantDescs.CD_int, type, type)).ifne(differ);
                } else {
                    all.invokestatic(
                                    OBJECTS,
                                    "equals",
                                    MethodTypeDesc.of(
                                            ConstantDescs.CD_boolean, ConstantDescs.CD_Object, ConstantDescs.CD_Object))
                            .ifeq(differ);
                }
            }
            var end = all.breakLabel();
            all.iconst_1().goto_(end).labelBinding(differ).iconst_0();
        });
    }

    private ClassDesc field(CodeBuilder code, DirectMethodHandleDesc getter) {
        ClassDesc type = getter.invocationType().returnType();
        code.getfield(self, getter.methodName(), type);
        return type;
    }

    private static ClassDesc box(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> ConstantDescs.CD_Boolean;
            case BYTE -> ConstantDescs.CD_Byte;
            case CHAR -> ConstantDescs.CD_Character;
            case SHORT -> ConstantDescs.CD_Short;
            case INT -> ConstantDescs.CD_Integer;
            case LONG -> ConstantDescs.CD_Long;
            case FLOAT -> ConstantDescs.CD_Float;
            case DOUBLE -> ConstantDescs.CD_Double;
            default -> throw new IllegalArgumentException(primitive.displayName());
        };
    }
}
