package dev.assay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The arrows of the house inside the core. */
@AnalyzeClasses(packages = "dev.assay", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {
    @ArchTest
    static final ArchRule KERNEL_KNOWS_ONLY_JAVA = classes()
            .that()
            .resideInAPackage("dev.assay.kernel..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.assay.kernel..", "java..", "jdk.incubator.vector..", "org.jspecify..");

    @ArchTest
    static final ArchRule DATA_KNOWS_NO_OTHER_PACKAGE = classes()
            .that()
            .resideInAPackage("dev.assay.data..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("dev.assay.data..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule STATS_KNOWS_KERNEL_ONLY = noClasses()
            .that()
            .resideInAPackage("dev.assay.stats..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.assay.audit..",
                    "dev.assay.data..",
                    "dev.assay.io..",
                    "dev.assay.json..",
                    "dev.assay.report..");

    @ArchTest
    static final ArchRule AUDIT_DOES_NOT_KNOW_ITS_USERS = noClasses()
            .that()
            .resideInAPackage("dev.assay.audit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.assay.report..", "dev.assay.io..");

    @ArchTest
    static final ArchRule READERS_KNOW_DATA_AND_JSON_ONLY = noClasses()
            .that()
            .resideInAPackage("dev.assay.io..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.assay.audit..", "dev.assay.stats..", "dev.assay.report..");

    @ArchTest
    static final ArchRule ONLY_JSON_TOUCHES_JACKSON = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assay.json..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.assay.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_JAVA_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule NO_DRAWERS =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..helper..", "..misc..", "..common..");
}
