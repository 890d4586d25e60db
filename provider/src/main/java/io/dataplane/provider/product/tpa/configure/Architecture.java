package io.dataplane.provider.product.tpa.configure;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The architectures of TPA, and what is fixed for each.
public enum Architecture {
    M1("M1", "", 11, 17, 16, 32),
    PGD_X("PGD-X", "6", 13, 17, 16, 32),
    PGD_S("PGD-S", "6", 13, 17, 16, 32),
    PGD_ALWAYS_ON("PGD-Always-ON", "5", 12, 17, 64, 128),
    LIGHTWEIGHT("Lightweight", "5", 12, 17, 64, 0),
    BDR_ALWAYS_ON("BDR-Always-ON", "", 11, 14, 64, 128);

    private final String text;
    private final String bdrVersion;
    private final int oldest;
    private final int newest;
    private final int postgresVolumeSize;
    private final int barmanVolumeSize;

    Architecture(String text, String bdrVersion, int oldest, int newest, int postgresVolumeSize, int barmanVolumeSize) {
        this.text = text;
        this.bdrVersion = bdrVersion;
        this.oldest = oldest;
        this.newest = newest;
        this.postgresVolumeSize = postgresVolumeSize;
        this.barmanVolumeSize = barmanVolumeSize;
    }

    public static Optional<Architecture> named(String text) {
        return Arrays.stream(values()).filter(one -> one.text.equals(text)).findFirst();
    }

    /// The name that TPA reads in `config.yml`.
    public String configName() {
        return this == LIGHTWEIGHT ? PGD_ALWAYS_ON.text : text;
    }

    public int postgresVolumeSize() {
        return postgresVolumeSize;
    }

    /// 0 where there is no Barman node.
    public int barmanVolumeSize() {
        return barmanVolumeSize;
    }

    String bdrVersion() {
        return bdrVersion;
    }

    boolean runs(int major) {
        return major >= oldest && major <= newest;
    }

    String versions() {
        return oldest + " to " + newest;
    }

    Layout layout() {
        return switch (this) {
            case M1 -> new M1Layout();
            case PGD_X -> new PgdXLayout();
            case PGD_S -> new PgdSLayout();
            case PGD_ALWAYS_ON -> new PgdAlwaysOnLayout();
            case LIGHTWEIGHT -> new LightweightLayout();
            case BDR_ALWAYS_ON -> new BdrAlwaysOnLayout();
        };
    }

    List<String> defaultLocations(Request request) {
        return layout().defaultLocations(request);
    }

    static String texts(List<Architecture> architectures) {
        return architectures.stream().map(Architecture::toString).collect(Collectors.joining(", "));
    }

    @Override
    public String toString() {
        return text;
    }
}
