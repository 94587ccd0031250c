package dev.assay.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.assay.audit.Metric;

/** The arrows of the house inside the metrics. */
@AnalyzeClasses(
        packages = {"dev.assay.metrics", "dev.assay.verify"},
        importOptions = ImportOption.DoNotIncludeTests.class)
class MetricsArchitectureTest {
    @ArchTest
    static final ArchRule SMILE_IS_CONFINED = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assay.metrics.model.smile..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("smile..");

    @ArchTest
    static final ArchRule NOBODY_LINKS_TO_SMILE_ADAPTERS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.assay.metrics.model..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.assay.metrics.model.smile..");

    @ArchTest
    static final ArchRule METRICS_DO_NOT_KNOW_REFERENCE_CASES = noClasses()
            .that()
            .resideInAPackage("dev.assay.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.assay.verify..");

    @ArchTest
    static final ArchRule METRICS_DO_NOT_WRITE_REPORTS = noClasses()
            .that()
            .resideInAPackage("dev.assay.metrics..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.assay.report..", "dev.assay.io..");

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching("dev.assay.metrics.(*)..")
            .should()
            .beFreeOfCycles()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule ADAPTERS_ARE_PUBLIC = classes()
            .that()
            .implement(Metric.class)
            .and()
            .areTopLevelClasses()
            .should()
            .bePublic()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule NO_STANDARD_STREAMS = NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule NO_DRAWERS =
            noClasses().should().resideInAnyPackage("..util..", "..utils..", "..helper..", "..misc..", "..common..");
}
