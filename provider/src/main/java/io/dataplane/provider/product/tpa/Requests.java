package io.dataplane.provider.product.tpa;

import io.dataplane.provider.product.tpa.configure.Architecture;
import io.dataplane.provider.product.tpa.configure.ArchitectureRules;
import io.dataplane.provider.product.tpa.configure.OperatingSystem;
import io.dataplane.provider.product.tpa.configure.Request;
import io.dataplane.schema.diagnostic.Diagnostics;
import java.util.Optional;

/// What a cluster's arguments ask of an architecture and of an operating system.
final class Requests {
    private Requests() {}

    /// Empty with `config_yml`, whose architecture is only handed over: its instances are taken as they are listed.
    static Optional<Request> of(TpaClusterModel model) {
        ArchitectureModel arguments = model.architecture();
        if (model.software().configYml() != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(arguments.architecture())
                .flatMap(Architecture::named)
                .map(architecture -> new Request(
                        model.clusterName(),
                        architecture,
                        arguments.architectureOptions(),
                        arguments.postgres(),
                        arguments.edbRepositories(),
                        system(model)));
    }

    /// Empty when a rule is broken, so that nothing can be generated.
    static Optional<Request> valid(TpaClusterModel model) {
        return of(model).filter(request -> {
            Diagnostics problems = new Diagnostics();
            ArchitectureRules.check(request, problems);
            return !problems.hasErrors();
        });
    }

    /// What `distribution` says, else what the name of the image tells.
    static OperatingSystem system(TpaClusterModel model) {
        SystemModel system = model.system();
        MachineModel.Ami ami = model.machines().ec2Ami();
        Optional<OperatingSystem> found = system.distribution() == null && ami != null
                ? OperatingSystem.ofImage(ami.name(), ami.owner())
                : OperatingSystem.find(
                        system.distribution() == null ? "Debian" : system.distribution(), system.osVersion());
        return found.orElse(OperatingSystem.DEFAULT);
    }

    /// The image to search for where `ec2_ami` does not say it.
    static MachineModel.Ami image(TpaClusterModel model) {
        OperatingSystem system = system(model);
        String wanted = model.system().osImage();
        return new MachineModel.Ami(wanted == null ? system.image() : wanted, system.owner(), null, true);
    }
}
