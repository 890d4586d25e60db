package io.dataplane.provider;

import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.FileDescriptor;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// The direction of all arrows, in all modules. There is no list of known violations: it began at zero and stays there.
class ArchitectureTest {
    /// Our code as it is shipped.
    static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.dataplane.schema", "io.dataplane.proto", "io.dataplane.provider");

    static final Iterable<ArchitectureRow> ROWS = ArchitectureRow.ALL;

    @ParameterizedTest
    @FieldSource("ROWS")
    void rowUsesOnlyWhatItNames(ArchitectureRow row) {
        classes()
                .that()
                .resideInAPackage(row.pattern())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(row.mayUse().toArray(String[]::new))
                .check(CODE);
    }

    @Test
    void everyPackageHasItsRow() {
        assertThat(packages()).allSatisfy(name -> assertThat(ArchitectureRow.ALL)
                .as("rows of package %s", name)
                .filteredOn(row -> PackageMatcher.of(row.pattern()).matches(name))
                .hasSize(1));
    }

    @Test
    void schemaUsesNoOtherModule() {
        noClasses()
                .that()
                .resideInAPackage("io.dataplane.schema..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.dataplane.proto..", "io.dataplane.provider..")
                .check(CODE);
    }

    @Test
    void onlyTheRootOfProviderUsesProto() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.dataplane.proto..", "io.dataplane.provider")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dataplane.proto..")
                .check(CODE);
    }

    @Test
    void generatedCodeStaysInProto() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dataplane.proto..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.dataplane.proto.wire..")
                .check(CODE);
    }

    @Test
    void productsDoNotDependOnEachOther() {
        slices().matching("io.dataplane.provider.product.(*)..")
                .should()
                .notDependOnEachOther()
                .check(CODE);
    }

    /// Stdout carries the handshake line and nothing else; what is on stderr Terraform reads as log lines.
    @Test
    void onlyTheProcessPrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.dataplane.proto.plugin")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(CODE);
    }

    /// The log writes past `System.err`, which the process redirects, so that no library that prints breaks a line.
    @Test
    void onlyTheLogAndTheProcessKnowFileDescriptors() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.dataplane.proto.log", "io.dataplane.proto.plugin")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(FileDescriptor.class)
                .check(CODE);
    }

    @Test
    void optionalIsNoParameter() {
        methods().that().arePublic().should(have(noOptionalParameter())).check(CODE);
    }

    private static DescribedPredicate<JavaMethod> noOptionalParameter() {
        return DescribedPredicate.describe(
                "no parameter of type Optional", method -> method.getRawParameterTypes().stream()
                        .noneMatch(type -> type.isEquivalentTo(Optional.class)));
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(packages())
                .filteredOn(name -> !name.equals("io.dataplane.proto.wire"))
                .allSatisfy(name -> assertThat(CODE.getPackage(name).isAnnotatedWith(NullMarked.class))
                        .as("package %s is @NullMarked", name)
                        .isTrue());
    }

    private static Set<String> packages() {
        Set<String> names = new TreeSet<>();
        for (JavaClass type : CODE) {
            if (!type.getSimpleName().equals("package-info")) {
                names.add(type.getPackageName());
            }
        }
        return names;
    }
}
