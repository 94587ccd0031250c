/** A service on the module path. */
module example.service {
    requires dev.assay.core;
    requires dev.assay.metrics;
}
