package dev.assay.cli;

import picocli.CommandLine.IVersionProvider;

/** The version of the command: that of its jar. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Main.class.getPackage().getImplementationVersion();
        return new String[] {"assay " + (version == null ? "(not packaged)" : version)};
    }
}
