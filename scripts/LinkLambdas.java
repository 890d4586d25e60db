import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.AccessFlags;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Label;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The lambdas of one class that capture nothing: one class for all that implement the same interface, instead of one each.
/// A class of the AWS SDK has up to 70 fields and two lambdas for each; a third of all classes were such lambdas.
final class LinkLambdas {
    private static final String METAFACTORY = "java.lang.invoke.LambdaMetafactory.metafactory";
    private static final String NUMBER = "number";
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int);

    /// What a lambda is seen as: an interface, and its only method.
    private record Role(ClassDesc type, String method, MethodTypeDesc signature) {}

    private final ClassModel model;
    private final ClassDesc self;
    private final ClassLoader types;
    private final Map<Role, LinkedHashMap<Integer, InvokeDynamicInstruction>> sites = new LinkedHashMap<>();
    private final Set<String> opened = new HashSet<>();

    LinkLambdas(ClassModel model, ClassLoader types) {
        this.model = model;
        this.self = model.thisClass().asSymbol();
        this.types = types;
        for (MethodModel method : model.methods()) {
            for (CodeModel code : method.code().stream().toList()) {
                code.forEach(element -> {
                    if (element instanceof InvokeDynamicInstruction site && isPlain(site)) {
                        sites.computeIfAbsent(role(site), role -> new LinkedHashMap<>()).putIfAbsent(key(site), site);
                    }
                });
            }
        }
        // a class more for a single lambda would be none less
        sites.values().removeIf(each -> each.size() < 2);
        sites.values().forEach(each -> each.values().stream()
                .map(LinkLambdas::target)
                .filter(target -> target.owner().equals(self) && isStatic(target))
                .forEach(target -> opened.add(target.methodName() + target.lookupDescriptor())));
    }

    /// Whether the lambda at this site was replaced.
    boolean link(CodeBuilder code, InvokeDynamicInstruction site) {
        Map<Integer, InvokeDynamicInstruction> alike = isLambda(site) ? sites.get(role(site)) : null;
        if (alike == null || !alike.containsKey(key(site))) {
            return false;
        }
        int number = List.copyOf(alike.keySet()).indexOf(key(site));
        ClassDesc holder = holder(role(site));
        code.new_(holder).dup().loadConstant(number).invokespecial(holder, ConstantDescs.INIT_NAME, CONSTRUCTOR);
        return true;
    }

    /// The body of a lambda is called from another class of its package now.
    int flags(MethodModel method, AccessFlags flags) {
        if (!opened.contains(method.methodName().stringValue() + method.methodType().stringValue())) {
            return flags.flagsMask();
        }
        int open = flags.flagsMask() & ~ClassFile.ACC_PRIVATE;
        return model.flags().has(AccessFlag.INTERFACE) ? open | ClassFile.ACC_PUBLIC : open;
    }

    /// The further classes, by file name.
    Map<String, byte[]> holders(ClassFile files) {
        Map<String, byte[]> holders = new LinkedHashMap<>();
        sites.forEach((role, each) -> holders.put(
                file(holder(role)), files.build(holder(role), builder -> hold(builder, role, List.copyOf(each.values())))));
        return holders;
    }

    private ClassDesc holder(Role role) {
        int index = new ArrayList<>(sites.keySet()).indexOf(role);
        return ClassDesc.of(self.packageName(), self.displayName() + "$Lambdas$" + index);
    }

    private void hold(ClassBuilder builder, Role role, List<InvokeDynamicInstruction> alike) {
        ClassDesc holder = holder(role);
        builder.withVersion(model.majorVersion(), 0)
                .withFlags(ClassFile.ACC_FINAL | ClassFile.ACC_SUPER | ClassFile.ACC_SYNTHETIC)
                .withInterfaceSymbols(role.type)
                .withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL)
                .withMethodBody(ConstantDescs.INIT_NAME, CONSTRUCTOR, 0, code -> code.aload(0)
                        .invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void)
                        .aload(0)
                        .iload(1)
                        .putfield(holder, NUMBER, ConstantDescs.CD_int)
                        .return_())
                .withMethodBody(role.method, role.signature, ClassFile.ACC_PUBLIC, code -> {
                    Label none = code.newLabel();
                    List<SwitchCase> cases = new ArrayList<>();
                    for (int i = 0; i < alike.size(); i++) {
                        cases.add(SwitchCase.of(i, code.newLabel()));
                    }
                    code.aload(0).getfield(holder, NUMBER, ConstantDescs.CD_int).tableswitch(none, cases);
                    for (int i = 0; i < alike.size(); i++) {
                        code.labelBinding(cases.get(i).target());
                        call(code, role, alike.get(i));
                    }
                    code.labelBinding(none).aconst_null().athrow();
                });
    }

    private static void call(CodeBuilder code, Role role, InvokeDynamicInstruction site) {
        DirectMethodHandleDesc target = target(site);
        MethodTypeDesc instantiated = (MethodTypeDesc) site.bootstrapArgs().get(2);
        if (target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR) {
            code.new_(target.owner()).dup();
        }
        for (int i = 0; i < role.signature.parameterCount(); i++) {
            ClassDesc type = role.signature.parameterType(i);
            code.loadLocal(TypeKind.from(type), code.parameterSlot(i));
            if (!type.isPrimitive() && !instantiated.parameterType(i).equals(type)) {
                code.checkcast(instantiated.parameterType(i));
            }
        }
        MethodTypeDesc signature = MethodTypeDesc.ofDescriptor(target.lookupDescriptor());
        switch (target.kind()) {
            case STATIC, INTERFACE_STATIC ->
                code.invokestatic(target.owner(), target.methodName(), signature, target.isOwnerInterface());
            case VIRTUAL -> code.invokevirtual(target.owner(), target.methodName(), signature);
            case INTERFACE_VIRTUAL -> code.invokeinterface(target.owner(), target.methodName(), signature);
            default -> code.invokespecial(target.owner(), ConstantDescs.INIT_NAME, signature);
        }
        // what the interface does not want to know stays on the stack
        code.return_(TypeKind.from(role.signature.returnType()));
    }

    /// Its place in the constant pool: equal lambdas have the same.
    private static int key(InvokeDynamicInstruction site) {
        return site.invokedynamic().index();
    }

    private static Role role(InvokeDynamicInstruction site) {
        return new Role(
                site.typeSymbol().returnType(),
                site.name().stringValue(),
                (MethodTypeDesc) site.bootstrapArgs().getFirst());
    }

    private static DirectMethodHandleDesc target(InvokeDynamicInstruction site) {
        return (DirectMethodHandleDesc) site.bootstrapArgs().get(1);
    }

    private static boolean isLambda(InvokeDynamicInstruction site) {
        return LinkAhead.name(site.bootstrapMethod()).equals(METAFACTORY) && site.typeSymbol().parameterCount() == 0;
    }

    /// Nothing captured, nothing boxed, and a target that another class of the package may call.
    private boolean isPlain(InvokeDynamicInstruction site) {
        if (!isLambda(site)) {
            return false;
        }
        List<ConstantDesc> arguments = site.bootstrapArgs();
        MethodTypeDesc seen = (MethodTypeDesc) arguments.getFirst();
        MethodTypeDesc called = target(site).invocationType();
        boolean fits = fits(seen.returnType(), called.returnType())
                || seen.returnType().equals(ConstantDescs.CD_void);
        for (int i = 0; fits && i < seen.parameterCount(); i++) {
            fits = fits(seen.parameterType(i), called.parameterType(i));
        }
        return fits && isCallable(target(site));
    }

    private static boolean fits(ClassDesc seen, ClassDesc called) {
        return seen.equals(called) || !seen.isPrimitive() && !called.isPrimitive();
    }

    private boolean isCallable(DirectMethodHandleDesc target) {
        boolean own = target.owner().equals(self);
        ClassModel owner = own ? model : read(target.owner());
        if (owner == null) {
            return false;
        }
        boolean near = target.owner().packageName().equals(self.packageName());
        String name = target.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR ? ConstantDescs.INIT_NAME : target.methodName();
        return (near || owner.flags().has(AccessFlag.PUBLIC))
                && owner.methods().stream()
                        .filter(method -> method.methodName().equalsString(name)
                                && method.methodType().equalsString(target.lookupDescriptor()))
                        .map(MethodModel::flags)
                        .anyMatch(flags -> flags.has(AccessFlag.PUBLIC)
                                || near && !flags.has(AccessFlag.PRIVATE)
                                || own && flags.has(AccessFlag.STATIC));
    }

    private static boolean isStatic(DirectMethodHandleDesc target) {
        return target.kind() == DirectMethodHandleDesc.Kind.STATIC
                || target.kind() == DirectMethodHandleDesc.Kind.INTERFACE_STATIC;
    }

    private ClassModel read(ClassDesc type) {
        if (!type.isClassOrInterface()) {
            return null;
        }
        try (InputStream file = types.getResourceAsStream(file(type))) {
            return file == null ? null : ClassFile.of().parse(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String file(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1) + ".class";
    }
}
