package io.dataplane.provider.product.tpa.configure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperatingSystemTest {
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "Debian, 10, debian-10-amd64-20240703-1797, 136693071363, admin, t3.micro",
        "Debian, , debian-11-amd64-20241111-1928, 136693071363, admin, t3.micro",
        "Debian, bookworm, debian-12-amd64-20250210-2019, 136693071363, admin, t3.micro",
        "Debian-minimal, 12, debian-12-amd64-20250210-2019, 136693071363, admin, t3.micro",
        "Debian-arm, , debian-12-arm64-20250210-2019, 136693071363, admin, t4g.medium",
        "RedHat, 7, RHEL-7.9_HVM-20240930-x86_64-0-Hourly2-GP3, 309956199498, ec2-user, t3.medium",
        "RedHat, , RHEL-8.10.0_HVM-20250117-x86_64-1662-Hourly2-GP3, 309956199498, ec2-user, t3.medium",
        "RedHat, 9, RHEL-9.5.0_HVM-20250128-x86_64-0-Hourly2-GP3, 309956199498, ec2-user, t3.medium",
        "RedHat-arm, , RHEL-9.5.0_HVM-20250128-arm64-0-Hourly2-GP3, 309956199498, ec2-user, t4g.medium",
        "Rocky, 8, Rocky-8-EC2-Base-8.10-20240528.0.x86_64, 792107900819, rocky, t3.medium",
        "Rocky, , Rocky-9-EC2-Base-9.5-20241118.0.x86_64, 792107900819, rocky, t3.medium",
        "Ubuntu, focal, ubuntu/images/hvm-ssd/ubuntu-focal-20.04-amd64-server-20250624, 099720109477, ubuntu, t3.micro",
        "Ubuntu, 22.04, ubuntu/images/hvm-ssd/ubuntu-jammy-22.04-amd64-server-20250516, 099720109477, ubuntu, t3.micro",
        "Ubuntu, , ubuntu/images/hvm-ssd-gp3/ubuntu-noble-24.04-amd64-server-20250627, 099720109477, ubuntu, t3.micro",
        "SLES, , suse-sles-15-sp6-v20250130-hvm-ssd-x86_64, 013907871322, ec2-user, t3.micro"
    })
    void tableFindsItsImages(
            String distribution, String version, String image, String owner, String user, String type) {
        OperatingSystem system = OperatingSystem.find(distribution, version).orElseThrow();
        assertThat(OperatingSystem.ofImage(image, owner)).contains(system);
        assertThat(OperatingSystem.ofImage(system.image(), owner)).contains(system);
        assertThat(system.owner()).isEqualTo(owner);
        assertThat(system.user()).isEqualTo(user);
        assertThat(system.type()).isEqualTo(type);
    }

    @Test
    void onlyRedHat7StillSpeaksPython2() {
        assertThat(OperatingSystem.ALL.stream()
                        .filter(system -> system.pythonVersion().equals("python2"))
                        .map(system -> system.distribution() + " " + system.version()))
                .containsExactly("RedHat 7");
    }

    @Test
    void whatIsNotInTheTableIsNotFound() {
        assertThat(OperatingSystem.find("Debian", "9")).isEmpty();
        assertThat(OperatingSystem.find("Gentoo", null)).isEmpty();
        assertThat(OperatingSystem.ofImage("my-golden-image", null)).isEmpty();
    }
}
