package io.dataplane.provider.product.tpa.configure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An operating system that TPA knows, and how its images are called.
///
/// @param image name of the images; `*` matches anything
/// @param owner the account of the vendor
/// @param user who may log in with the key
public record OperatingSystem(
        String distribution, String version, boolean byDefault, String image, String owner, String user, String type) {
    private static final String DEBIAN = "136693071363";
    private static final String RED_HAT = "309956199498";
    private static final String ROCKY = "792107900819";
    private static final String CANONICAL = "099720109477";
    private static final String SUSE = "013907871322";

    private static final Map<String, String> CODENAMES = Map.of(
            "buster", "10", "bullseye", "11", "bookworm", "12", "focal", "20.04", "jammy", "22.04", "noble", "24.04");

    /// The table, the default of each distribution marked.
    static final List<OperatingSystem> ALL = List.of(
            of("Debian", "10", false, "debian-10-amd64-*", DEBIAN, "admin", "t3.micro"),
            of("Debian", "11", true, "debian-11-amd64-*", DEBIAN, "admin", "t3.micro"),
            of("Debian", "12", false, "debian-12-amd64-*", DEBIAN, "admin", "t3.micro"),
            of("Debian-arm", "12", true, "debian-12-arm64-*", DEBIAN, "admin", "t4g.medium"),
            redHat("7", false),
            redHat("8", true),
            redHat("9", false),
            of("RedHat-arm", "9", true, "RHEL-9.*_HVM-*-arm64-*", RED_HAT, "ec2-user", "t4g.medium"),
            of("Rocky", "8", false, "Rocky-8-EC2-Base-*.x86_64", ROCKY, "rocky", "t3.medium"),
            of("Rocky", "9", true, "Rocky-9-EC2-Base-*.x86_64", ROCKY, "rocky", "t3.medium"),
            ubuntu("20.04", "focal", false),
            ubuntu("22.04", "jammy", false),
            ubuntu("24.04", "noble", true),
            of("SLES", "15", true, "suse-sles-15-sp*-v*-hvm-ssd-x86_64", SUSE, "ec2-user", "t3.micro"));

    /// Where nothing says which.
    public static final OperatingSystem DEFAULT = find("Debian", null).orElseThrow();

    private static OperatingSystem of(
            String distribution,
            String version,
            boolean byDefault,
            String image,
            String owner,
            String user,
            String type) {
        return new OperatingSystem(distribution, version, byDefault, image, owner, user, type);
    }

    private static OperatingSystem redHat(String version, boolean byDefault) {
        return of(
                "RedHat",
                version,
                byDefault,
                "RHEL-%s.*_HVM-*-x86_64-*-Hourly2-GP3".formatted(version),
                RED_HAT,
                "ec2-user",
                "t3.medium");
    }

    private static OperatingSystem ubuntu(String version, String codename, boolean byDefault) {
        return of(
                "Ubuntu",
                version,
                byDefault,
                "ubuntu/images/hvm-ssd*/ubuntu-%s-%s-amd64-server-*".formatted(codename, version),
                CANONICAL,
                "ubuntu",
                "t3.micro");
    }

    public static List<String> distributions() {
        return ALL.stream().map(OperatingSystem::distribution).distinct().toList();
    }

    public static List<String> versions(String distribution) {
        return ALL.stream()
                .filter(system -> system.distribution.equals(plain(distribution)))
                .map(OperatingSystem::version)
                .toList();
    }

    /// @param version a number or a code name; null for the distribution's default
    public static Optional<OperatingSystem> find(String distribution, @Nullable String version) {
        String wanted = version == null ? null : CODENAMES.getOrDefault(version, version);
        return ALL.stream()
                .filter(system -> system.distribution.equals(plain(distribution)))
                .filter(system -> wanted == null ? system.byDefault : system.version.equals(wanted))
                .findFirst();
    }

    /// What an image's name tells.
    public static Optional<OperatingSystem> ofImage(String name, @Nullable String owner) {
        return ALL.stream()
                .filter(system -> owner == null || system.owner.equals(owner))
                .filter(system -> name.equals(system.image) || name.matches(pattern(system.image)))
                .findFirst();
    }

    private static String pattern(String image) {
        return image.replace(".", "\\.").replace("*", ".*");
    }

    /// Minimal variants are not told apart.
    private static String plain(String distribution) {
        return distribution.endsWith("-minimal")
                ? distribution.substring(0, distribution.length() - "-minimal".length())
                : distribution;
    }

    public String pythonVersion() {
        return isRedHat7() ? "python2" : "python3";
    }

    boolean isRedHat7() {
        return distribution.equals("RedHat") && version.equals("7");
    }
}
