package dev.assay.cli;

import dev.assay.audit.Audit;
import picocli.CommandLine.IVersionProvider;

/** The version of the command: that of the library. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"assay " + Audit.version()};
    }
}
