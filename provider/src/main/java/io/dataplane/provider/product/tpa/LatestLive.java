package io.dataplane.provider.product.tpa;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.component.ec2.Ec2Kinds;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.History;
import io.dataplane.provider.engine.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.ec2.model.Address;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.Volume;

/// Live objects as the walk's last listing described them: an instance that was there before its address came knows it
/// only now.
final class LatestLive {
    private LatestLive() {}

    static Map<ComponentId, Object> of(Map<ComponentId, Object> live, History history, List<RegionView> views) {
        Map<ComponentId, Object> latest = new HashMap<>(live);
        boolean again = readdressed(history);
        views.forEach(view -> replace(latest, view, again));
        return latest;
    }

    private static void replace(Map<ComponentId, Object> latest, RegionView view, boolean again) {
        Map<String, Instance> instances =
                byId(again ? instances(view) : view.latest(Ec2Kinds.INSTANCES), Instance::instanceId);
        Map<String, Volume> volumes = byId(view.latest(Ec2Kinds.VOLUMES), Volume::volumeId);
        Map<String, Address> addresses = byId(view.latest(Ec2Kinds.ADDRESSES), Address::allocationId);
        latest.replaceAll((id, object) -> switch (object) {
            case Instance instance -> instances.getOrDefault(instance.instanceId(), instance);
            case Volume volume -> volumes.getOrDefault(volume.volumeId(), volume);
            case Address address -> addresses.getOrDefault(address.allocationId(), address);
            default -> object;
        });
    }

    /// An elastic IP came or went, and with it the public address and name of an instance.
    private static boolean readdressed(History history) {
        return history.outcomes().entrySet().stream()
                .anyMatch(entry -> entry.getKey().kind().equals(Ids.ELASTIC_IP_ASSOCIATION)
                        && !(entry.getValue() instanceof Outcome.Unchanged));
    }

    /// What cannot be asked now is told by the next refresh.
    private static List<Instance> instances(RegionView view) {
        try {
            return view.list(Ec2Kinds.INSTANCES, System.nanoTime());
        } catch (SdkException e) {
            return view.latest(Ec2Kinds.INSTANCES);
        }
    }

    private static <T> Map<String, T> byId(List<T> objects, Function<T, String> id) {
        return objects.stream().collect(Collectors.toMap(id, object -> object, (one, other) -> other));
    }
}
