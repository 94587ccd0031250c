/** Audits synthetic training data against human-labelled data. */
module dev.assay.core {
    requires static transitive org.jspecify;
    requires com.fasterxml.jackson.core;
    requires de.siegmar.fastcsv;
    requires commons.math3;
    requires org.apache.commons.numbers.core;
    requires transitive org.apache.commons.rng.api;
    requires org.apache.commons.rng.simple;
    requires org.apache.commons.rng.sampling;
    requires org.apache.commons.statistics.distribution;
    requires org.apache.commons.statistics.inference;
    requires static jdk.incubator.vector;

    exports dev.assay.audit;
    exports dev.assay.data;
    exports dev.assay.io;
    exports dev.assay.json;
    exports dev.assay.kernel;
    exports dev.assay.report;
    exports dev.assay.stats;

    uses dev.assay.audit.Metric;
}
