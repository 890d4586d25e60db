package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.AwsRegion;
import io.dataplane.provider.aws.Kind;
import io.dataplane.provider.aws.OwnerTags;
import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.Observed;
import io.dataplane.provider.engine.Scope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ec2.model.VolumeState;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;

/// What the components of EC2 share.
final class Ec2Objects {
    private Ec2Objects() {}

    /// By owner, component and incarnation.
    static <L> Observed<L> find(RegionView view, Kind<L> kind, Scope scope) {
        return find(view.list(kind, scope.asOf()), kind, scope);
    }

    /// The same among these; an object that another creation of the same resource left is refused, not doubled.
    static <L> Observed<L> find(List<L> candidates, Kind<L> kind, Scope scope) {
        Observed<L> found = OwnerTags.find(candidates, kind.tags(), scope);
        if (!(found instanceof Observed.Absent<L>)) {
            return found;
        }
        for (L candidate : candidates) {
            Map<String, String> tags = kind.tags().apply(candidate);
            if (scope.ownership().owner().equals(tags.get(OwnerTags.OWNER))
                    && scope.id().value().equals(tags.get(OwnerTags.COMPONENT))) {
                return new Observed.Foreign<>(kind.name() + " " + kind.id().apply(candidate)
                        + ", which an earlier creation of " + scope.ownership().owner() + " (incarnation "
                        + tags.get(OwnerTags.INCARNATION) + ") left");
            }
        }
        return found;
    }

    static <L> Optional<L> byId(RegionView view, Kind<L> kind, String id, long asOf) {
        return view.list(kind, asOf).stream()
                .filter(object -> kind.id().apply(object).equals(id))
                .findFirst();
    }

    /// EC2 lists some objects for a while after they are gone.
    static boolean exists(Object object) {
        return switch (object) {
            case Instance instance -> Instances.isAlive(instance);
            case Volume volume -> volume.state() != VolumeState.DELETING && volume.state() != VolumeState.DELETED;
            case VpcPeeringConnection connection -> VpcPeeringConnectionComponent.isAlive(connection);
            default -> true;
        };
    }

    static String arn(RegionView view, String type, String id) {
        AwsRegion region = view.region();
        return String.join(":", "arn", region.partition(), "ec2", region.name(), region.accountId(), type + "/" + id);
    }

    /// Runs the last call of a delete: what is gone already is deleted.
    static void unlessGone(Runnable call) {
        try {
            call.run();
        } catch (Ec2Exception e) {
            String code = e.awsErrorDetails().errorCode();
            if (!code.endsWith(".NotFound") && !code.equals("Gateway.NotAttached")) {
                throw e;
            }
        }
    }
}
